package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.embedded.error.FoundDuplicate;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The duplicate check inside a record's own transaction. Calls come from the thread that holds the transaction.
 *
 * <p>Every write is reported, checked or not, so that matchcodes never lag behind the rows.
 */
public interface DuplicateDetection {
    /**
     * Rows that published rules take for duplicates of {@code row} and the caller may read, without those of which
     * somebody said that they are none.
     *
     * @param row stored or about to be stored; never reported as its own duplicate
     * @param matchingTable logical name of the table to look in; empty = every table a rule looks in
     * @param part which of them; rows before it are not read, and no more than that takes
     */
    List<Row> duplicatesOf(Tx tx, Caller caller, Row row, String matchingTable, Part part);

    /**
     * Some of the duplicates in the order of their tables and ids.
     *
     * @param from how many are passed over
     * @param end where it ends; more than {@code from}
     */
    record Part(int from, int end) {
        /** The first ones, or the only one. */
        public static Part first(int most) {
            return new Part(0, most);
        }
    }

    /**
     * The first of the rows that published rules take for duplicates of a new row and the caller may read, with the rules.
     *
     * @param row as it is about to be stored
     * @param most how many are enough, at least 1
     */
    List<FoundDuplicate> matches(Tx tx, Caller caller, Row row, int most);

    /**
     * The same for a row that changes: only under the rules that compare one of the changed columns, and without the rows of which
     * somebody said that they are no duplicates.
     *
     * @param changed columns whose value changes
     */
    List<FoundDuplicate> matchesBy(Tx tx, Caller caller, Row row, Set<String> changed, int most);

    /** Whether writes are checked for duplicates when the client asks for it. */
    boolean checksWrites(Tx tx);

    /**
     * A row is about to be stored; rules and their conditions have rules of their own.
     *
     * @param before the row as it is; null for a new one
     * @return the row to store, with what follows from the change
     * @throws dev.crmbridge.embedded.error.CrmException when the change is refused
     */
    Row beforeSave(Tx tx, Row row, @Nullable Row before);

    /**
     * A client is about to delete a row.
     *
     * @throws dev.crmbridge.embedded.error.CrmException when that is refused
     */
    void beforeDelete(Tx tx, Row row);

    /**
     * A client wants to delete a column.
     *
     * @param table logical name of its table
     * @throws dev.crmbridge.embedded.error.CrmException when a rule in force compares it
     */
    void beforeColumnDelete(Tx tx, String table, String column);

    /** The row was created or changed. */
    void saved(Tx tx, Row row);

    /** The row was merged into another one and is out of use. */
    void merged(Tx tx, Row subordinate);

    /** The row was deleted. */
    void deleted(Tx tx, Row row);

    /** No rules, no duplicates. */
    static DuplicateDetection none() {
        return new DuplicateDetection() {
            @Override
            public List<Row> duplicatesOf(Tx tx, Caller caller, Row row, String matchingTable, Part part) {
                return List.of();
            }

            @Override
            public List<FoundDuplicate> matches(Tx tx, Caller caller, Row row, int most) {
                return List.of();
            }

            @Override
            public List<FoundDuplicate> matchesBy(Tx tx, Caller caller, Row row, Set<String> changed, int most) {
                return List.of();
            }

            @Override
            public boolean checksWrites(Tx tx) {
                return false;
            }

            @Override
            public Row beforeSave(Tx tx, Row row, @Nullable Row before) {
                return row;
            }

            @Override
            public void beforeDelete(Tx tx, Row row) {}

            @Override
            public void beforeColumnDelete(Tx tx, String table, String column) {}

            @Override
            public void saved(Tx tx, Row row) {}

            @Override
            public void merged(Tx tx, Row subordinate) {}

            @Override
            public void deleted(Tx tx, Row row) {}
        };
    }
}
