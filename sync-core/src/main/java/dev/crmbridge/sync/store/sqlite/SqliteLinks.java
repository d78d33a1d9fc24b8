package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Links;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table {@code links}. */
record SqliteLinks(Handle handle, OutlineCache cache) implements Links {
    private static final String COLUMNS = "SELECT * FROM links ";

    @Override
    public void put(Link link) {
        cache.forget();
        handle.createUpdate("""
                        INSERT INTO links (entity, record_id, organization, entry_id, store_id, kind, global_id, state, regarding,
                          base, shortened, outlook_version, crm_etag, outlook_missing, crm_missing, organizer, others,
                          parked, mark_due)
                        VALUES (:entity, :recordId, :organization, :entryId, :storeId, :kind, :globalId, :state, :regarding,
                          :base, :shortened, :outlookVersion, :crmEtag, :outlookMissing, :crmMissing, :organizer,
                          :others, :parked, :markDue)
                        ON CONFLICT (entity, record_id) DO UPDATE SET organization = :organization, entry_id = :entryId,
                          store_id = :storeId, kind = :kind, global_id = :globalId, state = :state, regarding = :regarding,
                          base = :base, shortened = :shortened, outlook_version = :outlookVersion, crm_etag = :crmEtag,
                          outlook_missing = :outlookMissing, crm_missing = :crmMissing,
                          organizer = :organizer, others = :others, parked = :parked, mark_due = :markDue
                        """)
                .bind("entity", link.record().entity())
                .bind("recordId", link.record().id().toString())
                .bind("organization", link.organization().toString())
                .bind("entryId", link.item().entryId())
                .bind("storeId", link.item().storeId())
                .bind("kind", link.kind().name())
                .bind("globalId", link.globalId())
                .bind("state", link.state().name())
                .bind("regarding", regarding(link))
                .bind("base", SnapshotText.write(link.base()))
                .bind(
                        "shortened",
                        StoredJson.write(link.shortened().stream().sorted().toList()))
                .bind("outlookVersion", link.seen().outlookVersion())
                .bind("crmEtag", link.seen().crmEtag())
                .bind("outlookMissing", link.seen().outlookMissing())
                .bind("crmMissing", link.seen().crmMissing())
                .bind("organizer", link.meeting().organizer() ? 1 : 0)
                .bind("others", link.meeting().others() ? 1 : 0)
                .bind("parked", link.parked() == null ? null : link.parked().name())
                .bind("markDue", link.markDue() ? 1 : 0)
                .execute();
        if (!link.isLinked()) {
            uncover(link.record());
        }
        if (link.parked() == null) {
            forgetRemainder(link.record());
        }
    }

    @Override
    public void remove(RecordRef record) {
        cache.forget();
        handle.createUpdate("DELETE FROM links WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .execute();
        uncover(record);
        forgetRemainder(record);
    }

    @Override
    public void ask(RecordRef record, Remainder left) {
        handle.createUpdate("""
                        INSERT OR REPLACE INTO remainders (entity, record_id, place, content)
                        VALUES (:entity, :recordId, :place, :content)
                        """)
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .bind("place", left.where().name())
                .bind("content", SnapshotText.write(left.content()))
                .execute();
    }

    @Override
    public Optional<Remainder> asked(RecordRef record) {
        return handle.createQuery(
                        "SELECT place, content FROM remainders WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .map((row, context) -> new Remainder(
                        DeletionBrake.Where.valueOf(row.getString("place")),
                        SnapshotText.read(row.getString("content"))))
                .findOne();
    }

    private void forgetRemainder(RecordRef record) {
        handle.createUpdate("DELETE FROM remainders WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .execute();
    }

    @Override
    public void cover(RecordRef record, Set<RecordRef> candidates) {
        for (RecordRef candidate : candidates) {
            handle.createUpdate("""
                            INSERT OR IGNORE INTO covered_duplicates (entity, record_id, other_entity, other_id)
                            VALUES (:entity, :recordId, :otherEntity, :otherId)
                            """)
                    .bind("entity", record.entity())
                    .bind("recordId", record.id().toString())
                    .bind("otherEntity", candidate.entity())
                    .bind("otherId", candidate.id().toString())
                    .execute();
        }
    }

    @Override
    public Set<RecordRef> covered(RecordRef record) {
        return handle.createQuery("""
                        SELECT other_entity, other_id FROM covered_duplicates
                        WHERE entity = :entity AND record_id = :recordId
                        """)
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .map((row, context) ->
                        new RecordRef(row.getString("other_entity"), UUID.fromString(row.getString("other_id"))))
                .set();
    }

    private void uncover(RecordRef record) {
        handle.createUpdate("DELETE FROM covered_duplicates WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .execute();
    }

    @Override
    public Optional<Link> ofRecord(RecordRef record) {
        return handle.createQuery(COLUMNS + "WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public List<Link> ofItem(ItemRef item) {
        return handle.createQuery(COLUMNS + "WHERE entry_id = :entryId ORDER BY seq DESC")
                .bind("entryId", item.entryId())
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public List<Link> ofGlobalId(String globalId) {
        return handle.createQuery(COLUMNS + "WHERE global_id = :globalId ORDER BY seq DESC")
                .bind("globalId", globalId)
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public List<Link> all() {
        return handle.createQuery(COLUMNS + "ORDER BY seq")
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public List<LinkOutline> outlines() {
        return cache.of(handle);
    }

    @Override
    public void unsee(Set<String> tables) {
        if (tables.isEmpty()) {
            return;
        }
        cache.forget();
        handle.createUpdate("""
                        UPDATE links SET outlook_version = '', crm_etag = '', outlook_missing = 0, crm_missing = 0
                        WHERE state = :linked AND entity IN (<tables>)
                        """)
                .bind("linked", Link.State.LINKED.name())
                .bindList("tables", List.copyOf(tables))
                .execute();
    }

    @Override
    public List<LinkOutline> elsewhere() {
        return List.of();
    }

    @Override
    public List<LinkOutline> outside(UUID organization) {
        return OutlineCache.outside(handle, organization);
    }

    private static @Nullable String regarding(Link link) {
        FieldValue.Reference reference = FieldRegistry.target(link.base());
        return reference != null ? reference.target().toString() : null;
    }

    private static Link read(ResultSet row) throws SQLException {
        String[] shortened = StoredJson.read(row.getString("shortened"), String[].class);
        String parked = row.getString("parked");
        return new Link(
                new ItemRef(row.getString("entry_id"), row.getString("store_id")),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("global_id"),
                new RecordRef(row.getString("entity"), UUID.fromString(row.getString("record_id"))),
                UUID.fromString(row.getString("organization")),
                Link.State.valueOf(row.getString("state")),
                SnapshotText.read(row.getString("base")),
                Set.of(shortened),
                new Base.Meeting(row.getInt("organizer") == 1, row.getInt("others") == 1),
                new Link.Seen(
                        row.getString("outlook_version"),
                        row.getString("crm_etag"),
                        row.getInt("outlook_missing"),
                        row.getInt("crm_missing")),
                parked == null ? null : ReasonCode.valueOf(parked),
                row.getInt("mark_due") == 1);
    }
}
