package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Required;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteMerges;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lookups between rows: what may be linked, and what happens to links when a row goes.
 *
 * @param moving empties links to a row that goes
 */
record Links(Schema schema, Moving moving) {
    private static final Set<String> KEPT_BY_SERVER = Set.of("ownerid", "owninguser", "owningbusinessunit");

    /**
     * Checks new lookups: their rows exist, and the caller may link both sides.
     *
     * @throws CrmException 404 or 403
     */
    void check(Tx tx, Caller caller, Row row, Map<String, @Nullable Object> changed) {
        changed.forEach((name, value) -> {
            if (value instanceof Reference reference && !KEPT_BY_SERVER.contains(name)) {
                Row target = SqliteRows.find(tx, schema.get(reference.table()), reference.id())
                        .orElseThrow(() -> missing(reference));
                AccessRules.require(caller, Access.APPEND, row);
                AccessRules.require(caller, Access.APPEND_TO, target);
            }
        });
    }

    static CrmException missing(Reference reference) {
        return CrmError.OBJECT_DOES_NOT_EXIST.with(
                "Entity '" + reference.table() + "' With Id = " + reference.id() + " Does Not Exist");
    }

    /** Lookups that somebody wrote are no longer as a merge left them. */
    void written(Tx tx, Row row, Set<String> columns) {
        for (String name : columns) {
            boolean mergeable = row.table().column(name).stream()
                    .flatMap(column -> column.targets().stream())
                    .anyMatch(target -> Merging.offers(target.table()));
            if (mergeable) {
                SqliteMerges.changed(tx, row.reference(), name);
            }
        }
    }

    /** A row that is gone is in no merge any more. */
    void deleted(Tx tx, Row row) {
        SqliteMerges.deleted(
                tx,
                row.reference(),
                other -> SqliteRows.find(tx, schema.get(other.table()), other.id())
                        .isPresent());
    }

    /**
     * Loosens all links to a row that is about to go. What searches found about it or through it goes at once, as it may be very much.
     *
     * @return rows that must go along with it
     * @throws CrmException 0x80040227 when a row that must stay depends on it
     */
    List<Row> release(Tx tx, Row row) {
        List<Row> doomed = new ArrayList<>();
        for (Relationship relationship : schema.referencedBy(row.table())) {
            if (relationship.referencing().isPointer()) {
                continue;
            }
            if (relationship.referencing().name().equals("duplicaterecord")) {
                SqliteRows.deleteReferencing(tx, relationship, row.id());
                continue;
            }
            for (UUID id : SqliteRows.referencing(tx, relationship, row.id())) {
                Row child = SqliteRows.find(tx, relationship.referencing(), id).orElseThrow();
                if (goesAlong(relationship)) {
                    doomed.add(child);
                } else {
                    loosen(tx, relationship, child, row);
                }
            }
        }
        return doomed;
    }

    /**
     * Activities go with what they are regarding, parties with their activity, conditions and the next version with their
     * rule.
     */
    private static boolean goesAlong(Relationship relationship) {
        Table child = relationship.referencing();
        String lookup = relationship.lookup().name();
        return child.activity() && lookup.equals("regardingobjectid")
                || child.name().equals("activityparty") && lookup.equals("activityid")
                || child.name().equals("duplicaterulecondition")
                || child.name().equals("duplicaterule") && lookup.equals(StoredRules.REVISION_OF);
    }

    private void loosen(Tx tx, Relationship relationship, Row child, Row gone) {
        Column lookup = relationship.lookup();
        boolean keepsHistory = !lookup.creatable() && !lookup.updatable();
        if (lookup.required() == Required.SYSTEM
                || keepsHistory && gone.table().name().equals("systemuser")) {
            throw CrmError.DELETE_BLOCKED.with(
                    "The object you tried to delete is associated with another object and cannot be" + " deleted: "
                            + child.table().name() + " " + child.id() + " refers to it by " + lookup.name() + ".");
        }
        moving.point(tx, child.table(), lookup.name(), child.id(), null);
    }
}
