package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.index.CommonKeys;
import dev.crmbridge.dedupe.index.FoundPair;
import dev.crmbridge.embedded.row.Reference;
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
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Line;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Pair;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.SqliteSecurity.User;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a search knows beside the matchcodes: what people said about pairs, what its user may read, and the keys of very many rows it has
 * come across. Lives within one transaction and its thread; what the next pieces have to know of it is in the database.
 */
final class SearchMemory implements CommonKeys {
    private record Key(String ruleId, Matchcode code) {}

    private final Tx tx;
    private final Schema schema;
    private final UUID job;
    private final Optional<Caller> caller;
    private final Map<Key, String> places = new HashMap<>();
    private final Map<Key, Set<Pair>> answers = new HashMap<>();

    /** @param user for whom the search is; rows they may not read do not stand for a key */
    SearchMemory(Tx tx, Schema schema, UUID job, UUID user) {
        this.tx = tx;
        this.schema = schema;
        this.job = job;
        this.caller = SqliteSecurity.user(tx, user).map(User::caller);
    }

    /** The pairs as lines of the search's result. */
    FoundLines lines(List<FoundPair> pairs) {
        readAnswers(pairs);
        List<Line> open = new ArrayList<>();
        List<Line> answered = new ArrayList<>();
        for (FoundPair pair : pairs) {
            Line line = new Line(
                    job, record(pair), duplicate(pair), pair.duplicate().ruleId());
            (isAnswered(pair) ? answered : open).add(line);
        }
        return new FoundLines(open, answered);
    }

    private static Reference record(FoundPair pair) {
        return new Reference(pair.type(), UUID.fromString(pair.id()));
    }

    private static Reference duplicate(FoundPair pair) {
        return new Reference(
                pair.duplicate().type(), UUID.fromString(pair.duplicate().id()));
    }

    /** At once for all matchcodes of which it does not know them. */
    private void readAnswers(List<FoundPair> pairs) {
        Map<String, Set<Matchcode>> missing = new HashMap<>();
        for (FoundPair pair : pairs) {
            if (answers.putIfAbsent(key(pair), Set.of()) == null) {
                missing.computeIfAbsent(pair.duplicate().ruleId(), rule -> new HashSet<>())
                        .add(pair.duplicate().code());
            }
        }
        missing.forEach((rule, codes) -> SqliteNotDuplicates.of(tx, rule, codes)
                .forEach((code, said) -> answers.put(new Key(rule, code), said)));
    }

    private static Key key(FoundPair pair) {
        return new Key(pair.duplicate().ruleId(), pair.duplicate().code());
    }

    private boolean isAnswered(FoundPair pair) {
        return answers.getOrDefault(key(pair), Set.of()).contains(Pair.of(record(pair), duplicate(pair)));
    }

    @Override
    public Worth worth(FoundPair pair) {
        if (!isReadable(pair)) {
            return Worth.PASSED_OVER;
        }
        readAnswers(List.of(pair));
        return isAnswered(pair) ? Worth.ANSWERED : Worth.OPEN;
    }

    /** Who may read all, and who is gone, costs no look at the row. */
    private boolean isReadable(FoundPair pair) {
        Table table = schema.get(pair.duplicate().type());
        if (caller.isEmpty() || AccessRules.depth(caller.get(), Access.READ, table) == Depth.GLOBAL) {
            return true;
        }
        return SqliteRows.find(tx, table, UUID.fromString(pair.duplicate().id()))
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
