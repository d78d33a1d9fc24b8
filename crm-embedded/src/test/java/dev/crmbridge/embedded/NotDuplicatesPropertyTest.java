package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.testkit.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random saves, deletions and answers against a plain model: each answer is a pair with the values it was given on. */
class NotDuplicatesPropertyTest {
    private static final List<String> RULES = List.of("emailaddress1", "jobtitle");
    private static final int STEPS = 150;

    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;
    private final Map<String, Map<String, String>> contacts = new LinkedHashMap<>();

    /** By "smaller id, greater id": the value both had, by column. */
    private final Map<String, Map<String, String>> answers = new TreeMap<>();

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
        RULES.forEach(column -> rules.await(rules.publish(rules.exact("contact", "contact", column))));
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void whatIsReportedIsWhatIsEqualAndWasNotAnsweredOnTheValuesThereAre() {
        Property.holds("equal and not answered on these values = reported", 3, this::run);
    }

    private void run(SplittableRandom random) {
        contacts.keySet().forEach(id -> crm.delete("admin", "contacts(" + id + ")"));
        contacts.clear();
        answers.clear();
        int answered = 0;
        for (int step = 0; step < STEPS; step++) {
            String what = "step " + step;
            step(random, what);
            String id = any(random);
            assertThat(reported(id)).as(what).isEqualTo(expected(id));
            answered += answers.size();
            if (step % 50 == 49) {
                assertThat(searched()).as(what).isEqualTo(expectedPairs());
            }
        }
        assertThat(answered).as("answers play a part").isGreaterThan(STEPS);
    }

    private void step(SplittableRandom random, String what) {
        int kind = random.nextInt(10);
        if (contacts.size() < 4 || kind == 0 && contacts.size() < 9) {
            Map<String, String> values = values(random);
            contacts.put(crm.post("admin", "contacts", json(values)).id(), values);
        } else if (kind == 1) {
            String id = any(random);
            assertThat(crm.delete("admin", "contacts(" + id + ")").status())
                    .as(what)
                    .isEqualTo(204);
            contacts.remove(id);
            answers.keySet().removeIf(pair -> pair.contains(id));
        } else if (kind < 5) {
            String id = any(random);
            Map<String, String> values = values(random);
            assertThat(crm.patch("admin", "contacts(" + id + ")", json(values)).status())
                    .as(what)
                    .isEqualTo(204);
            contacts.put(id, values);
        } else {
            answer(any(random), any(random), kind < 9, what);
        }
    }

    private void answer(String one, String other, boolean mark, String what) {
        Map<String, String> common = common(one, other);
        boolean allowed = !one.equals(other) && (mark ? !common.isEmpty() : answers.containsKey(pair(one, other)));
        String body = "{\"Record\":" + named(one) + ",\"Other\":" + named(other) + "}";
        Answer answer = crm.post("admin", mark ? "MarkNotDuplicates" : "UnmarkNotDuplicates", body);
        assertThat(answer.status()).as(what + answer.text()).isEqualTo(allowed ? 204 : 400);
        if (allowed && mark) {
            answers.put(pair(one, other), common);
        } else if (allowed) {
            answers.remove(pair(one, other));
        }
    }

    private static String named(String id) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + id + "\"}";
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private String any(SplittableRandom random) {
        return List.copyOf(contacts.keySet()).get(random.nextInt(contacts.size()));
    }

    /** Few values, so that most steps matter; one in four is empty. */
    private static Map<String, String> values(SplittableRandom random) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : RULES) {
            values.put(column, random.nextInt(4) == 0 ? "" : "v" + random.nextInt(2));
        }
        return values;
    }

    private static String json(Map<String, String> values) {
        List<String> fields = new ArrayList<>(List.of("\"lastname\":\"Kim\""));
        values.forEach((column, value) ->
                fields.add("\"" + column + "\":" + (value.isEmpty() ? "null" : "\"" + value + "\"")));
        return "{" + String.join(",", fields) + "}";
    }

    private Map<String, String> common(String one, String other) {
        Map<String, String> common = new TreeMap<>();
        Map<String, String> ones = Objects.requireNonNull(contacts.get(one));
        Map<String, String> others = Objects.requireNonNull(contacts.get(other));
        ones.forEach((column, value) -> {
            if (!value.isEmpty() && value.equals(others.get(column))) {
                common.put(column, value);
            }
        });
        return common;
    }

    private TreeSet<String> expected(String id) {
        TreeSet<String> others = new TreeSet<>();
        for (String other : contacts.keySet()) {
            Map<String, String> open = common(id, other);
            open.entrySet()
                    .removeAll(answers.getOrDefault(pair(id, other), Map.of()).entrySet());
            if (!other.equals(id) && !open.isEmpty()) {
                others.add(other);
            }
        }
        return others;
    }

    private TreeSet<String> expectedPairs() {
        TreeSet<String> pairs = new TreeSet<>();
        contacts.keySet().forEach(id -> expected(id).forEach(other -> pairs.add(id + " " + other)));
        return pairs;
    }

    private TreeSet<String> reported(String id) {
        return new TreeSet<>(rules.duplicatesOfContact("admin", id));
    }

    private TreeSet<String> searched() {
        String job = rules.searchContacts("admin");
        TreeSet<String> pairs = new TreeSet<>();
        crm.get(
                        "admin",
                        "duplicaterecords?$select=_baserecordid_value,_duplicaterecordid_value"
                                + "&$filter=_asyncoperationid_value eq " + job)
                .json()
                .get("value")
                .forEach(row -> pairs.add(row.get("_baserecordid_value").asString() + " "
                        + row.get("_duplicaterecordid_value").asString()));
        return pairs;
    }
}
