package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.duplicates.DuplicateDetection.Part;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Pair;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.Tx;
import dev.crmbridge.testkit.Property;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search as a person begins it finds what the checks of its rows find, one after the other. */
class SearchAgainstChecksTest {
    private static final int ALL = 1_000;
    private static final List<String> VALUES = List.of("Kim", " kim", "KIM ", "Lee", "lee", "Ng", "Ng ");

    /** Which rows are searched, in the words of the query and in ours. */
    private record Condition(String criteria, Predicate<Row> means) {}

    private static final List<Condition> CONDITIONS = List.of(
            new Condition("", row -> true),
            new Condition(
                    ",\"Criteria\":{\"Conditions\":[{\"AttributeName\":\"jobtitle\",\"Operator\":\"NotNull\"}]}",
                    row -> row.text("jobtitle").isPresent()),
            new Condition(
                    ",\"Criteria\":{\"Conditions\":[{\"AttributeName\":\"lastname\",\"Operator\":\"Like\",\"Values\":[\"%k%\"]}]}",
                    row -> row.text("lastname")
                            .orElse("")
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("k")),
            new Condition(
                    ",\"Criteria\":{\"FilterOperator\":\"Or\",\"Conditions\":["
                            + "{\"AttributeName\":\"statecode\",\"Operator\":\"Equal\",\"Values\":[\"1\"]},"
                            + "{\"AttributeName\":\"lastname\",\"Operator\":\"Null\"}]}",
                    row -> row.number("statecode").orElse(0L) == 1
                            || row.text("lastname").isEmpty()));

    @TempDir
    Path directory;

    private final Schema schema = HostedTables.schema();
    private final MatchcodeDetection detection = new MatchcodeDetection(schema);
    private final List<Row> rows = new ArrayList<>();
    private int found;
    private int leftOut;
    private int outOfReach;

    @Test
    void aSearchIsTheUnionOfTheChecksOfItsRows() {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            List<String> rules = published(crm);
            Property.holds("search = union of checks", 60, random -> run(crm, rules, random));
        }
        assertThat(found).as("duplicates found").isGreaterThan(500);
        assertThat(leftOut).as("answered pairs").isGreaterThan(50);
        assertThat(outOfReach).as("rows that may not be read").isGreaterThan(20);
    }

    private static List<String> published(TestCrm crm) {
        RuleSteps steps = new RuleSteps(crm);
        List<String> rules = new ArrayList<>();
        for (String table : List.of("contact", "lead")) {
            String other = table.equals("lead") ? "contact" : "lead";
            rules.add(steps.exact(table, table, "lastname"));
            rules.add(steps.exact(table, table, "jobtitle"));
            steps.compareAlso(rules.get(rules.size() - 1), "emailaddress1");
            rules.add(steps.exact(table, table, "lastname", "jobtitle"));
            rules.add(steps.exact(table, other, "lastname"));
        }
        for (int i = 0; i < rules.size(); i += 2) {
            crm.patch("admin", "duplicaterules(" + rules.get(i) + ")", "{\"excludeinactiverecords\":true}");
        }
        return rules;
    }

    private void run(TestCrm crm, List<String> all, SplittableRandom random) {
        List<String> rules = all.stream().filter(rule -> random.nextInt(3) > 0).toList();
        Caller admin = prepare(crm, all, rules, random);
        String table = random.nextBoolean() ? "contact" : "lead";
        String account = random.nextBoolean() ? "admin" : "seller";
        Condition condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        TestCrm.Answer begun = crm.post(
                account,
                "BulkDetectDuplicates",
                "{\"JobName\":\"look\",\"Query\":{\"EntityName\":\"" + table + "\"" + condition.criteria() + "}}");
        if (begun.code().equals("0x80048436")) {
            return;
        }
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        String job = begun.json().get("JobId").asString();
        String message = new RuleSteps(crm).await(job).json().get("message").asString();
        crm.crm().database().write(tx -> {
            check(tx, crm, admin, account, UUID.fromString(job), table, condition, message);
            return 0;
        });
    }

    private void check(
            Tx tx,
            TestCrm crm,
            Caller admin,
            String account,
            UUID job,
            String table,
            Condition condition,
            String message) {
        UUID seller = UUID.fromString(crm.userId("seller"));
        Set<String> expected = new TreeSet<>();
        int searched = 0;
        for (Row row : rows) {
            boolean readable = account.equals("admin")
                    || table.equals("contact")
                    || row.lookup("owninguser").map(Reference::id).equals(java.util.Optional.of(seller));
            boolean meant =
                    row.table().name().equals(table) && condition.means().test(row);
            outOfReach += meant && !readable ? 1 : 0;
            if (meant && (readable || condition.criteria().isEmpty())) {
                searched++;
                detection
                        .duplicatesOf(tx, admin, row, "", Part.first(ALL))
                        .forEach(duplicate -> expected.add(row.id() + " " + duplicate.id()));
            }
        }
        Set<String> listed = new TreeSet<>();
        for (Row line : SqliteRows.findBy(
                tx, schema.get("duplicaterecord"), Map.of("asyncoperationid", new Reference("asyncoperation", job)))) {
            listed.add(line.lookup("baserecordid").orElseThrow().id() + " "
                    + line.lookup("duplicaterecordid").orElseThrow().id());
        }
        assertThat(listed).isEqualTo(expected);
        assertThat(message).contains(" duplicates found among " + searched + " rows of " + table);
        found += listed.size();
        leftOut += SqliteNotDuplicates.leftOut(tx, job).size();
    }

    /** New rows, rules in force and answers; everything of the run before is gone. */
    private Caller prepare(TestCrm crm, List<String> all, List<String> inForce, SplittableRandom random) {
        RuleSteps steps = new RuleSteps(crm);
        for (String rule : all) {
            crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + rule + "\"}");
        }
        UUID[] owners = {UUID.fromString(crm.userId("admin")), UUID.fromString(crm.userId("seller"))};
        crm.crm().database().write(tx -> {
            rows.forEach(row -> {
                SqliteRows.delete(tx, row.table(), row.id());
                detection.deleted(tx, row);
            });
            rows.clear();
            for (int i = random.nextInt(40); i >= 0; i--) {
                rows.add(added(tx, random, random.nextInt(3) > 0 ? "contact" : "lead", owners[random.nextInt(2)]));
            }
            return rows.size();
        });
        inForce.forEach(rule -> steps.await(steps.publish(rule)));
        return crm.crm().database().write(tx -> {
            for (int i = random.nextInt(30); i > 0; i--) {
                Row one = rows.get(random.nextInt(rows.size()));
                Row other = rows.get(random.nextInt(rows.size()));
                if (!one.reference().equals(other.reference())) {
                    Pair pair = Pair.of(one.reference(), other.reference());
                    SqliteNotDuplicates.save(tx, pair, owners[0], Instant.EPOCH, detection.agreement(tx, one, other));
                }
            }
            return SqliteSecurity.user(tx, owners[0]).orElseThrow().caller();
        });
    }

    private Row added(Tx tx, SplittableRandom random, String table, UUID ownerId) {
        Map<String, Object> values = new LinkedHashMap<>();
        Reference owner = new Reference("systemuser", ownerId);
        values.put(table + "id", new UUID(random.nextLong(), random.nextLong()));
        values.put("ownerid", owner);
        values.put("owninguser", owner);
        values.put("statecode", random.nextInt(3) == 0 ? 1L : 0L);
        values.put("statuscode", 1L);
        values.put("versionnumber", SqliteRows.nextVersion(tx));
        for (String column : List.of("lastname", "jobtitle", "emailaddress1")) {
            if (random.nextInt(4) > 0) {
                values.put(column, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        Row row = new Row(schema.get(table), values);
        SqliteRows.insert(tx, row);
        detection.saved(tx, row);
        return row;
    }
}
