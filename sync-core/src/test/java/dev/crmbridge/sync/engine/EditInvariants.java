package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.engine.EditHistory.Edit;
import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every edit a person made is accounted for at the end of a life: it is shown on both sides, or held as an open difference, or in the
 * journal as what the other side's edit, a choice or taking back replaced ({@link Replacements}). A deletion on the other side is no account of an edit it did not
 * know.
 */
final class EditInvariants {
    /** A deletion holds what was deleted; that does not say that anybody had seen it. */
    private static final Set<String> DELETIONS = Set.of("delete-record", "delete-item");

    private final List<SimulatedPerson> people;
    private final Deeds deeds;
    private final List<JournalEntry> journal = new ArrayList<>();

    EditInvariants(List<SimulatedPerson> people, Deeds deeds) {
        this.people = people;
        this.deeds = deeds;
        people.forEach(person -> journal.addAll(
                person.rig().store.inTransaction(tx -> tx.journal().last(100_000))));
    }

    void check() {
        deeds.edits.standing().forEach(this::isAccountedFor);
        people.forEach(person -> person.rig().links().forEach(link -> bothSidesAgree(person.rig(), link)));
    }

    private void isAccountedFor(Edit edit) {
        FieldValue shown = shown(edit);
        if (edit.value().equals(shown)) {
            return; // whether the other side shows it too is asked of the pair as a whole
        }
        boolean gone = shown == null;
        assertThat(isHeld(edit) || isInJournal(edit, shown) || isGivenUp(edit, gone))
                .as("%s is accounted for; %s", edit, gone ? "what was edited is gone" : "shown is " + shown)
                .isTrue();
    }

    /** @return what the place of the edit shows now, or null when it is gone */
    private @Nullable FieldValue shown(Edit edit) {
        if (edit.place() instanceof ItemRef item) {
            return people.stream()
                    .filter(person -> person.has(item))
                    .map(person -> outlook(person.rig().mailbox.peek(item)).value(edit.field()))
                    .findFirst()
                    .orElse(null);
        }
        RecordRef record = (RecordRef) edit.place();
        return people.get(0)
                .rig()
                .crm
                .server()
                .row(record)
                .map(row -> read(row).value(edit.field()))
                .orElse(null);
    }

    private static Snapshot read(CrmRow row) {
        String table = row.ref().entity();
        return table.equals(EmailFields.TABLE)
                ? EmailFields.read(row)
                : FieldRegistry.of(table).readCrm(row, EngineRig.ZONE, null);
    }

    private static Snapshot outlook(OutlookItem item) {
        String table = switch (item.kind()) {
            case CONTACT -> "contact";
            case APPOINTMENT -> "appointment";
            default -> "task";
        };
        return FieldRegistry.of(table).readOutlook(item, null).snapshot();
    }

    private boolean isHeld(Edit edit) {
        return people.stream().anyMatch(person -> isHeld(edit, person.rig()));
    }

    private boolean isHeld(Edit edit, EngineRig rig) {
        return rig.store.inTransaction(tx -> tx.conflicts().all()).stream()
                .filter(stored ->
                        edit.place().equals(stored.record()) || edit.place().equals(itemOf(rig, stored.record())))
                .map(stored -> stored.difference())
                .anyMatch(difference -> difference.field().equals(edit.field())
                        && edit.value().equals(edit.inOutlook() ? difference.outlook() : difference.crm()));
    }

    private @Nullable ItemRef itemOf(EngineRig rig, RecordRef record) {
        return rig.store
                .inTransaction(tx -> tx.links().ofRecord(record))
                .map(link -> deeds.now(link.item()))
                .orElse(null);
    }

    /** What went was known to the other side, which was deleted; what is still there shows something that replaced the edit. */
    private boolean isInJournal(Edit edit, @Nullable FieldValue shown) {
        return new Replacements(journal, deeds).replaced(edit, shown) || shown == null && cameThrough(edit);
    }

    private boolean cameThrough(Edit edit) {
        return journal.stream()
                .filter(entry -> !DELETIONS.contains(entry.action()))
                .filter(entry -> edit.place().equals(edit.inOutlook() ? deeds.now(entry.item()) : entry.record()))
                .anyMatch(entry -> Replacements.holds(entry.before(), edit) || Replacements.holds(entry.after(), edit));
    }

    /** A person told the program to delete it, not only its other half; what is there by now may have been created again. */
    private boolean isGivenUp(Edit edit, boolean gone) {
        return gone && wasChosenToGo(edit)
                || edit.place() instanceof RecordRef record
                        && deeds.itemsOf(record).stream().anyMatch(deeds.recordGivenUp::contains)
                        && (gone || wentWith(edit, record));
    }

    /** Only what a person was asked about is given up with it, never what was edited since. */
    private boolean wasChosenToGo(Edit edit) {
        return deeds.chosenToGo.getOrDefault(edit.place(), List.of()).stream()
                .anyMatch(asked -> Replacements.holds(asked, edit));
    }

    private boolean wentWith(Edit edit, RecordRef record) {
        return journal.stream()
                .filter(entry ->
                        entry.action().equals("delete-record") && entry.record().equals(record))
                .anyMatch(entry -> Replacements.holds(entry.before(), edit));
    }

    /** Whom a meeting invites is Outlook's to say, until somebody says otherwise in the CRM: that is left as it is, and as it was. */
    private boolean belongsToOutlook(RecordRef record) {
        return !deeds.peopleChanged.contains(record)
                && !deeds.offered.containsKey(record)
                && !deeds.foreign.contains(record);
    }

    /** Every field, whoever changed it last, and by what way. */
    private void bothSidesAgree(EngineRig rig, Link link) {
        CrmRow row = rig.crm.server().row(link.record()).orElse(null);
        if (row == null || link.parked() != null || !rig.exists(link.item())) {
            return;
        }
        FieldRegistry registry = FieldRegistry.of(link.record().entity());
        Snapshot outlook =
                registry.readOutlook(rig.mailbox.peek(link.item()), link.base()).snapshot();
        Snapshot crm = registry.readCrm(row, EngineRig.ZONE, link.base());
        List<Difference> held = rig.store.inTransaction(tx -> tx.conflicts().of(link.record())).stream()
                .map(stored -> stored.difference())
                .toList();
        for (Field field : registry.fields()) {
            boolean isHeld =
                    held.stream().anyMatch(difference -> difference.field().equals(field.name()));
            if (!isHeld && (field.direction() != Direction.TO_CRM || belongsToOutlook(link.record()))) {
                assertThat(outlook.value(field.name()).equals(crm.value(field.name()))
                                || field.alike(outlook, crm, EngineRig.ZONE))
                        .as("%s of %s on both sides: %s and %s", field.name(), link, outlook, crm)
                        .isTrue();
            }
        }
    }
}
