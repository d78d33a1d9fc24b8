package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.index.CommonKeys;
import dev.crmbridge.dedupe.index.DuplicateHit;
import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.SqliteCommonKeys;
import dev.crmbridge.embedded.sqlite.SqliteCommonKeys.CommonKey;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Other;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.SqliteSecurity.User;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A piece of a search through a whole table: why its rows are duplicates of others. Lives within one transaction and its thread; what
 * the next pieces have to know of it is in the database.
 */
public final class TableSearch {
    private final DuplicateIndex index;
    private final Noted noted;
    private final int most;

    /**
     * @param rules the rules in force
     * @param most how many duplicates a row lists of a key that more have, at least 1
     * @param user for whom the search is; rows they may not read do not stand for a key
     */
    TableSearch(Tx tx, Schema schema, DuplicateIndex rules, int most, UUID job, UUID user) {
        this.index = rules;
        this.most = most;
        this.noted = new Noted(tx, schema, job, SqliteSecurity.user(tx, user).map(User::caller));
    }

    /** Why a row is a duplicate of others. Of a key that very many have, one row lists some; see {@link CommonKeys}. */
    public AnsweredHits of(Row row) {
        List<DuplicateHit> hits =
                index.checkForSearch(Candidates.of(row), most, noted).hits();
        return AnsweredHits.of(hits, hits.isEmpty() ? Set.of() : noted.answers(row.reference()));
    }

    private static final class Noted implements CommonKeys {
        private record Key(String ruleId, Matchcode code) {}

        private final Tx tx;
        private final Schema schema;
        private final UUID job;
        private final Optional<Caller> caller;
        private final Map<Key, String> places = new HashMap<>();
        private Optional<Reference> asked = Optional.empty();
        private Set<Other> answers = Set.of();

        Noted(Tx tx, Schema schema, UUID job, Optional<Caller> caller) {
            this.tx = tx;
            this.schema = schema;
            this.job = job;
            this.caller = caller;
        }

        /** Read once for a row that is asked about several times in turn. */
        Set<Other> answers(Reference row) {
            if (!asked.equals(Optional.of(row))) {
                answers = SqliteNotDuplicates.of(tx, row);
                asked = Optional.of(row);
            }
            return answers;
        }

        @Override
        public Worth worth(Candidate record, DuplicateHit hit) {
            if (!isReadable(hit)) {
                return Worth.PASSED_OVER;
            }
            Set<Other> said = answers(new Reference(record.type(), UUID.fromString(record.id())));
            return AnsweredHits.of(List.of(hit), said).open().isEmpty() ? Worth.ANSWERED : Worth.OPEN;
        }

        /** Who may read all, and who is gone, costs no look at the row. */
        private boolean isReadable(DuplicateHit hit) {
            Table table = schema.get(hit.type());
            if (caller.isEmpty() || AccessRules.depth(caller.get(), Access.READ, table) == Depth.GLOBAL) {
                return true;
            }
            return SqliteRows.find(tx, table, UUID.fromString(hit.id()))
                    .filter(row -> AccessRules.allows(caller.get(), Access.READ, row))
                    .isPresent();
        }

        @Override
        public Optional<String> place(String ruleId, Matchcode code) {
            Key key = new Key(ruleId, code);
            if (!places.containsKey(key)) {
                SqliteCommonKeys.place(tx, job, ruleId, code).ifPresent(place -> places.put(key, place));
            }
            return Optional.ofNullable(places.get(key));
        }

        @Override
        public void listed(String ruleId, Matchcode code, String place, String type, String id) {
            long size = new SqliteMatchcodes(tx).count(ruleId, code);
            note(new CommonKey(job, ruleId, code, place, type, id, size));
        }

        @Override
        public void nothingToList(String ruleId, Matchcode code, String place) {
            note(new CommonKey(job, ruleId, code, place, "", "", 0));
        }

        private void note(CommonKey key) {
            SqliteCommonKeys.add(tx, key);
            places.put(new Key(key.ruleId(), key.code()), key.place());
        }
    }
}
