package dev.crmbridge.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.odata.Expression;
import dev.crmbridge.embedded.odata.Expression.Comparison;
import dev.crmbridge.embedded.odata.Expression.Lambda;
import dev.crmbridge.embedded.odata.Expression.Logical;
import dev.crmbridge.embedded.odata.Expression.Not;
import dev.crmbridge.embedded.odata.Expression.Operator;
import dev.crmbridge.embedded.odata.Expression.Path;
import dev.crmbridge.embedded.odata.Expression.TextCall;
import dev.crmbridge.embedded.odata.Expression.TextMatch;
import dev.crmbridge.embedded.odata.Literal;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.testkit.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The database must find exactly the rows a plain reading of the filter finds. */
@TestInstance(Lifecycle.PER_CLASS)
class FilterResultsTest {
    private static final List<String> TEXTS = List.of("Call", "call back", "Übung", "übung 2", "x", "STRASSE", "a'b");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Schema schema = HostedTables.schema();
    private final Caller caller = new Caller(
            new UUID(1, 1),
            new UUID(1, 2),
            Set.of(new UUID(1, 2)),
            Map.of("prvReadActivity", Depth.GLOBAL, "prvReadAccount", Depth.GLOBAL),
            1);
    private final List<Row> tasks = new ArrayList<>();
    private final Map<UUID, Row> accounts = new HashMap<>();
    private SqliteDatabase database;

    @BeforeAll
    void fill(@TempDir java.nio.file.Path directory) {
        database = new SqliteDatabase(directory.resolve("crm.sqlite"));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5; i++) {
            Map<String, Object> values = new HashMap<>(Map.of("accountid", new UUID(2, i)));
            if (i > 0) {
                values.put("name", TEXTS.get(i));
            }
            accounts.put(new UUID(2, i), new Row(schema.get("account"), values));
        }
        for (int i = 0; i < 60; i++) {
            Map<String, Object> values = new HashMap<>(Map.of("activityid", new UUID(3, i)));
            maybe(random, values, "subject", TEXTS.get(random.nextInt(TEXTS.size())));
            maybe(random, values, "prioritycode", (long) random.nextInt(3));
            maybe(random, values, "percentcomplete", (long) random.nextInt(5));
            maybe(random, values, "isbilled", random.nextBoolean());
            maybe(random, values, "scheduledend", START.plusSeconds(random.nextInt(4)));
            maybe(random, values, "regardingobjectid", new Reference("account", new UUID(2, random.nextInt(5))));
            tasks.add(new Row(schema.get("task"), values));
        }
        database.write(tx -> {
            accounts.values().forEach(row -> SqliteRows.insert(tx, row));
            tasks.forEach(row -> SqliteRows.insert(tx, row));
            return tx;
        });
    }

    private static void maybe(SplittableRandom random, Map<String, Object> values, String name, Object value) {
        if (random.nextInt(4) > 0) {
            values.put(name, value);
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void theDatabaseFindsWhatAPlainReadingFinds() {
        Property.holds("same rows", 1500, random -> {
            Expression filter = condition(random, 4);
            Set<UUID> expected = tasks.stream()
                    .filter(row -> holds(filter, row))
                    .map(Row::id)
                    .collect(Collectors.toSet());
            assertThat(found(filter)).as(filter.toString()).isEqualTo(expected);
        });
    }

    @Test
    void anyAndAllLookAtTheRelatedRows() {
        Property.holds("same accounts", 400, random -> {
            Expression body = condition(random, 2);
            boolean all = random.nextBoolean();
            Set<UUID> expected = new HashSet<>();
            accounts.keySet().forEach(id -> {
                var related = tasks.stream()
                        .filter(t -> t.lookup("regardingobjectid")
                                .filter(r -> r.id().equals(id))
                                .isPresent());
                if (all ? related.allMatch(t -> holds(body, t)) : related.anyMatch(t -> holds(body, t))) {
                    expected.add(id);
                }
            });
            Lambda lambda = new Lambda(all, Path.of("Account_Tasks"), "t", prefixed(body));
            Set<UUID> found = database.read(
                    tx -> queries().page(tx, schema.get("account"), Query.ALL.and(lambda), null, 100).rows().stream()
                            .map(Row::id)
                            .collect(Collectors.toSet()));
            assertThat(found).as(lambda.toString()).isEqualTo(expected);
        });
    }

    @Test
    void pagesTogetherAreTheWholeInOrder() {
        Property.holds("paging loses and repeats nothing", 200, random -> {
            List<Query.Order> orders = new ArrayList<>();
            for (String name : List.of("subject", "prioritycode", "scheduledend", "_regardingobjectid_value")) {
                if (random.nextBoolean()) {
                    orders.add(new Query.Order(Path.of(name), random.nextBoolean()));
                }
            }
            int size = 1 + random.nextInt(20);
            List<UUID> whole =
                    ids(orders, null, 1000).rows().stream().map(Row::id).toList();
            List<UUID> pieces = new ArrayList<>();
            String token = null;
            do {
                SqliteQueries.Page page = ids(orders, token, size);
                page.rows().forEach(row -> pieces.add(row.id()));
                token = page.next();
            } while (token != null);
            assertThat(pieces).isEqualTo(whole).hasSize(tasks.size());
        });
    }

    private SqliteQueries.Page ids(List<Query.Order> orders, @Nullable String token, int size) {
        Query query = new Query(List.of(), null, orders, -1, false, List.of(), token);
        return database.read(tx -> queries().page(tx, schema.get("task"), query, null, size));
    }

    @Test
    void aVeryLongChainIsAnswered() {
        Expression chain = new Comparison(Operator.EQ, Path.of("subject"), Literal.text("none"));
        for (int i = 0; i < 5000; i++) {
            chain = new Logical(
                    false,
                    chain,
                    new Comparison(Operator.EQ, Path.of("activityid"), Literal.guid(new UUID(3, i % 50))));
        }
        assertThat(found(chain)).hasSize(50);
    }

    private SqliteQueries queries() {
        return new SqliteQueries(schema, caller, START);
    }

    private Set<UUID> found(Expression filter) {
        return database.read(
                tx -> queries().page(tx, schema.get("task"), Query.ALL.and(filter), null, 1000).rows().stream()
                        .map(Row::id)
                        .collect(Collectors.toSet()));
    }

    private static Expression prefixed(Expression body) {
        if (body instanceof Logical l) {
            return new Logical(l.and(), prefixed(l.left()), prefixed(l.right()));
        }
        if (body instanceof Not n) {
            return new Not(prefixed(n.inner()));
        }
        if (body instanceof Comparison c) {
            return new Comparison(c.operator(), prefixed(c.left()), prefixed(c.right()));
        }
        if (body instanceof TextCall c) {
            return new TextCall(c.match(), prefixed(c.text()), prefixed(c.part()));
        }
        if (body instanceof Path p) {
            List<String> segments = new ArrayList<>(List.of("t"));
            segments.addAll(p.segments());
            return new Path(segments);
        }
        return body;
    }

    private static Expression condition(SplittableRandom random, int depth) {
        if (depth > 0) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    return new Logical(
                            random.nextBoolean(), condition(random, depth - 1), condition(random, depth - 1));
                }
                case 2 -> {
                    return new Not(condition(random, depth - 1));
                }
                default -> {
                    // a leaf
                }
            }
        }
        Operator operator = Operator.values()[random.nextInt(6)];
        Operator equality = random.nextBoolean() ? Operator.EQ : Operator.NE;
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        Path name = random.nextInt(3) == 0 ? Path.of("regardingobjectid_account_task", "name") : Path.of("subject");
        return switch (random.nextInt(8)) {
            case 0 -> new Comparison(operator, name, Literal.text(swapCase(random, text)));
            case 1 -> new Comparison(operator, Path.of("percentcomplete"), number(random.nextInt(5)));
            case 2 -> new Comparison(operator, Path.of("percentcomplete"), Path.of("prioritycode"));
            case 3 -> new Comparison(equality, Path.of("isbilled"), Literal.bool(random.nextBoolean()));
            case 4 ->
                new Comparison(
                        operator, Path.of("scheduledend"), Literal.instant(START.plusMillis(500L * random.nextInt(8))));
            case 5 -> new Comparison(equality, random.nextBoolean() ? name : Path.of("scheduledend"), Literal.none());
            case 6 ->
                new Comparison(
                        equality, Path.of("_regardingobjectid_value"), Literal.guid(new UUID(2, random.nextInt(5))));
            default ->
                new TextCall(
                        TextMatch.values()[random.nextInt(3)],
                        name,
                        Literal.text(swapCase(random, text.substring(0, 1 + random.nextInt(text.length())))));
        };
    }

    private static String swapCase(SplittableRandom random, String text) {
        return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }

    private static Literal number(int value) {
        return Literal.number(BigDecimal.valueOf(value));
    }

    private boolean holds(Expression filter, Row row) {
        if (filter instanceof Logical l) {
            return l.and()
                    ? holds(l.left(), row) && holds(l.right(), row)
                    : holds(l.left(), row) || holds(l.right(), row);
        }
        if (filter instanceof Not n) {
            return !holds(n.inner(), row);
        }
        if (filter instanceof TextCall c) {
            Object text = value(c.text(), row);
            String part = (String) value(c.part(), row);
            return text instanceof String whole
                    && switch (c.match()) {
                        case CONTAINS -> whole.contains(part);
                        case STARTSWITH -> whole.startsWith(part);
                        case ENDSWITH -> whole.endsWith(part);
                        case PATTERN -> throw new IllegalArgumentException("not one of those that are tried");
                    };
        }
        Comparison c = (Comparison) filter;
        Object left = value(c.left(), row);
        Object right = value(c.right(), row);
        if (c.operator() == Operator.EQ || c.operator() == Operator.NE) {
            return java.util.Objects.equals(left, right) == (c.operator() == Operator.EQ);
        }
        if (left == null || right == null) {
            return false;
        }
        @SuppressWarnings("unchecked")
        int order = ((Comparable<Object>) left).compareTo(right);
        return switch (c.operator()) {
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            default -> order <= 0;
        };
    }

    private @Nullable Object value(Expression expression, Row row) {
        if (expression instanceof Literal literal) {
            Object value = literal.value();
            return value instanceof BigDecimal number
                    ? Long.valueOf(number.longValue())
                    : value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
        }
        List<String> segments = ((Path) expression).segments();
        Row from = row;
        String name = segments.get(segments.size() - 1);
        if (segments.size() == 2) {
            Reference account = row.lookup("regardingobjectid").orElse(null);
            if (account == null) {
                return null;
            }
            from = java.util.Objects.requireNonNull(accounts.get(account.id()));
        }
        Object value = from.get(name.equals("_regardingobjectid_value") ? "regardingobjectid" : name);
        if (value instanceof Reference reference) {
            return reference.id();
        }
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
