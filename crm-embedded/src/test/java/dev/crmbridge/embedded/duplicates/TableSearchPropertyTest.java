package dev.crmbridge.embedded.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleSteps;
import dev.crmbridge.embedded.TestCrm;
import dev.crmbridge.embedded.duplicates.DuplicateDetection.Part;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteCommonKeys;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Pair;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.Tx;
import dev.crmbridge.testkit.Property;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search against the check of each row by itself, on small tables where few rows make a key common. */
class TableSearchPropertyTest {
    private static final int MOST = 3;
    private static final int ALL = 1_000;

    /** A published rule; it compares {@code column} of a contact with {@code other} of rows of {@code matching}. */
    private record Rule(String id, String matching, String column, String other, boolean excludesInactive) {
        boolean finds(Row row, Row found) {
            return found.table().name().equals(matching)
                    && !row.reference().equals(found.reference())
                    && row.text(column).isPresent()
                    && row.text(column).equals(found.text(other))
                    && (!excludesInactive || found.number("statecode").orElse(0L) == 0);
        }
    }

    private record Line(Reference row, Reference duplicate, String rule) {}

    private record CommonKey(String rule, String value) {}

    @TempDir
    Path directory;

    private final Schema schema = HostedTables.schema();
    private final MatchcodeDetection detection = new MatchcodeDetection(schema);
    private final List<Row> rows = new ArrayList<>();
    private TestCrm crm;
    private List<Rule> rules = List.of();
    private int common;
    private int answered;
    private int unreadable;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = List.of(
                published("lastname", "contact", "lastname", false),
                published("jobtitle", "contact", "jobtitle", true),
                published("lastname", "contact", "jobtitle", false),
                published("lastname", "lead", "lastname", false),
                published("jobtitle", "lead", "jobtitle", true));
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private Rule published(String column, String matching, String other, boolean excludesInactive) {
        RuleSteps steps = new RuleSteps(crm);
        String id = steps.exact("contact", matching, column, other);
        crm.patch("admin", "duplicaterules(" + id + ")", "{\"excludeinactiverecords\":" + excludesInactive + "}");
        steps.await(steps.publish(id));
        return new Rule(id, matching, column, other, excludesInactive);
    }

    @Test
    void everyDuplicateThatACheckOfItsRowFindsIsListedOrHasAKeyThatIsReportedWithItsCount() {
        Property.holds(
                "checked = listed, or of a reported key",
                60,
                random -> crm.crm().database().write(tx -> run(tx, random)));
        assertThat(List.of(common, answered, unreadable))
                .allSatisfy(times -> assertThat(times)
                        .as("common keys, answers and rows out of reach play a part")
                        .isGreaterThan(20));
    }

    private int run(Tx tx, SplittableRandom random) {
        rows.forEach(row -> {
            SqliteRows.delete(tx, row.table(), row.id());
            detection.deleted(tx, row);
        });
        rows.clear();
        Caller seller = SqliteSecurity.user(tx, UUID.fromString(crm.userId("seller")))
                .orElseThrow()
                .caller();
        int values = 1 + random.nextInt(4);
        add(tx, random, "contact", 4 + random.nextInt(16), values);
        add(tx, random, "lead", random.nextInt(12), values);
        answer(tx, random, seller);
        UUID job = new UUID(random.nextLong(), random.nextLong());
        List<Row> searched = rows.stream()
                .filter(row -> row.table().name().equals("contact") && random.nextInt(4) > 0)
                .toList();
        Set<Line> listed = listed(tx, random, seller, job, searched);
        check(tx, seller, searched, listed, reported(tx, job));
        SqliteWork.remove(tx, job);
        return rows.size();
    }

    private void add(Tx tx, SplittableRandom random, String table, int count, int values) {
        for (int i = 0; i < count; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(table + "id", new UUID(random.nextLong(), random.nextLong()));
            Reference owner =
                    new Reference("systemuser", UUID.fromString(crm.userId(random.nextBoolean() ? "admin" : "seller")));
            row.put("ownerid", owner);
            row.put("owninguser", owner);
            row.put("statecode", random.nextInt(3) == 0 ? 1L : 0L);
            row.put("statuscode", 1L);
            row.put("versionnumber", SqliteRows.nextVersion(tx));
            for (String column : List.of("lastname", "jobtitle")) {
                if (random.nextInt(8) > 0) {
                    row.put(column, "v" + random.nextInt(values));
                }
            }
            Row added = new Row(schema.get(table), row);
            SqliteRows.insert(tx, added);
            detection.saved(tx, added);
            rows.add(added);
        }
    }

    private void answer(Tx tx, SplittableRandom random, Caller seller) {
        for (int i = random.nextInt(40); i > 0; i--) {
            Row one = rows.get(random.nextInt(Math.min(rows.size(), 3)));
            Row other = rows.get(random.nextInt(rows.size()));
            if (!one.reference().equals(other.reference())) {
                Pair pair = Pair.of(one.reference(), other.reference());
                var codes = detection.agreement(tx, one, other);
                SqliteNotDuplicates.save(tx, pair, seller.userId(), Instant.EPOCH, codes);
                answered += codes.size();
            }
        }
    }

    /** What the search lists, in turns of any size, some as after a restart. */
    private Set<Line> listed(Tx tx, SplittableRandom random, Caller seller, UUID job, List<Row> searched) {
        Set<Line> lines = new HashSet<>();
        Set<String> ids = searched.stream().map(row -> row.id().toString()).collect(Collectors.toSet());
        TableSearch search = begun(tx, random, seller, job);
        for (int from = 0; from < searched.size(); ) {
            int to = Math.min(searched.size(), from + 1 + random.nextInt(9));
            search = random.nextInt(3) == 0 ? begun(tx, random, seller, job) : search;
            add(lines, search.rows(searched.subList(from, to)));
            from = to;
        }
        Optional<CodePlace> place = search.start();
        while (place.isPresent()) {
            assertThat(CodePlace.of(place.get().text())).isEqualTo(place);
            search = random.nextInt(3) == 0 ? begun(tx, random, seller, job) : search;
            TableSearch.Turn turn = search.codes(
                    place.get(),
                    entries -> entries.stream()
                            .filter(entry -> ids.contains(entry.id()))
                            .toList());
            add(lines, turn.found());
            place = turn.next();
        }
        return lines;
    }

    private TableSearch begun(Tx tx, SplittableRandom random, Caller seller, UUID job) {
        return detection.search(
                tx,
                "contact",
                new SearchMemory(tx, schema, job, seller.userId()),
                new SearchPace(MOST, 1 + random.nextInt(6), 1 + random.nextInt(4), 1 + random.nextInt(20)));
    }

    private static void add(Set<Line> lines, FoundLines found) {
        found.open()
                .forEach(line -> assertThat(lines.add(new Line(line.base(), line.duplicate(), line.ruleId())))
                        .as("%s is found once", line)
                        .isTrue());
    }

    /** Reported keys; each with the count of the rows that have it. */
    private Set<CommonKey> reported(Tx tx, UUID job) {
        Set<CommonKey> keys = new HashSet<>();
        for (SqliteCommonKeys.CommonKey key : SqliteCommonKeys.listed(tx, job, ALL)) {
            Rule rule = rules.stream()
                    .filter(each -> each.id().equals(key.ruleId()))
                    .findFirst()
                    .orElseThrow();
            String value = rows.stream()
                    .filter(row -> row.reference().equals(new Reference(key.type(), UUID.fromString(key.id()))))
                    .findFirst()
                    .flatMap(row -> row.text(rule.other()))
                    .orElseThrow();
            assertThat(rows)
                    .filteredOn(row -> row.table().name().equals(rule.matching())
                            && row.text(rule.other()).orElse("").equals(value))
                    .hasSize((int) key.size())
                    .hasSizeGreaterThan(MOST + 1);
            assertThat(keys.add(new CommonKey(rule.id(), value))).isTrue();
            common++;
        }
        return keys;
    }

    private void check(Tx tx, Caller seller, List<Row> searched, Set<Line> listed, Set<CommonKey> reported) {
        for (Row row : searched) {
            List<Reference> checked = detection.duplicatesOf(tx, seller, row, "", Part.first(ALL)).stream()
                    .map(Row::reference)
                    .toList();
            Set<SqliteNotDuplicates.Other> said = SqliteNotDuplicates.of(tx, row.reference());
            for (Row other : rows) {
                for (Rule rule : rules) {
                    Line line = new Line(row.reference(), other.reference(), rule.id());
                    if (!rule.finds(row, other)
                            || said.contains(new SqliteNotDuplicates.Other(other.reference(), rule.id()))) {
                        assertThat(listed).doesNotContain(line);
                    } else if (checked.contains(other.reference())) {
                        CommonKey key =
                                new CommonKey(rule.id(), row.text(rule.column()).orElseThrow());
                        assertThat(listed.contains(line) || reported.contains(key))
                                .as("%s in %s or %s in %s", line, listed, key, reported)
                                .isTrue();
                    } else {
                        unreadable += other.table().name().equals("lead") ? 1 : 0;
                    }
                }
            }
        }
        for (CommonKey key : reported) {
            assertThat(listed)
                    .as("%s is listed", key)
                    .anyMatch(line -> line.rule().equals(key.rule()));
        }
    }
}
