package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.ColumnRules;
import dev.crmbridge.embedded.rules.PartyRules;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows created along with an activity. Only activity parties can be. */
final class Parties {
    private final Environment environment;
    private final Table party;

    Parties(Environment environment) {
        this.environment = environment;
        this.party = environment.schema().get("activityparty");
    }

    /** Replaces the parties when the body has some, and keeps the server's own parties up to date. */
    void write(Tx tx, Row row, Map<String, List<Payload>> children) {
        Table table = row.table();
        for (String navigation : children.keySet()) {
            if (!navigation.equals(table.name() + "_activity_parties") || !table.activity()) {
                throw CrmError.NOT_IMPLEMENTED.with(
                        "Creating related rows along with a row is supported for activity parties only, not for '"
                                + navigation + "'.");
            }
        }
        if (!table.activity()) {
            return;
        }
        List<Payload> given = children.get(table.name() + "_activity_parties");
        for (Row existing : partiesOf(tx, row)) {
            if (given != null || PartyRules.isSystemMade(existing.get("participationtypemask"))) {
                SqliteRows.delete(tx, party, existing.id());
            }
        }
        if (given != null) {
            List<Payload> own = given.stream()
                    .filter(p -> !PartyRules.isSystemMade(p.values().get("participationtypemask")))
                    .toList();
            PartyRules.check(table, own);
            own.forEach(p -> insert(tx, row, p.values()));
        }
        system(tx, row, "ownerid", PartyRules.OWNER);
        system(tx, row, "regardingobjectid", PartyRules.REGARDING);
    }

    private List<Row> partiesOf(Tx tx, Row activity) {
        Relationship relationship = environment
                .schema()
                .collection(activity.table(), activity.table().name() + "_activity_parties")
                .orElseThrow();
        return SqliteRows.referencing(tx, relationship, activity.id()).stream()
                .map(id -> SqliteRows.find(tx, party, id))
                .flatMap(Optional::stream)
                .toList();
    }

    private void system(Tx tx, Row activity, String column, long mask) {
        Optional<Reference> reference = activity.lookup(column);
        boolean hosted = reference
                .flatMap(r -> party.column("partyid").orElseThrow().targets().stream()
                        .filter(t -> t.table().equals(r.table()))
                        .findFirst())
                .isPresent();
        if (reference.isPresent() && hosted) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("partyid", reference.get());
            values.put("participationtypemask", mask);
            insert(tx, activity, values);
        }
    }

    private void insert(Tx tx, Row activity, Map<String, @Nullable Object> values) {
        ColumnRules.check(party, values);
        if (values.get("partyid") instanceof Reference reference) {
            Table table = environment.schema().get(reference.table());
            if (SqliteRows.find(tx, table, reference.id()).isEmpty()) {
                throw Links.missing(reference);
            }
        }
        UUID id = environment.ids().get();
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.put("activitypartyid", id);
        all.put("activityid", activity.reference());
        all.put("versionnumber", SqliteRows.nextVersion(tx));
        SqliteRows.insert(tx, new Row(party, Map.of()).with(all));
    }
}
