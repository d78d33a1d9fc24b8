package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.testkit.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Random merges, chains of them, edits, deletions and taking back against a plain model of accounts with tasks. */
class MergesPropertyTest {
    private static final List<String> COLUMNS = List.of("telephone1", "fax");
    private static final int ACCOUNTS = 6;
    private static final int TASKS = 12;
    private static final int STEPS = 80;

    @TempDir
    Path directory;

    private TestCrm crm;
    private MergeSteps steps;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    /** The account of each task. */
    private final Map<String, String> tasks = new LinkedHashMap<>();

    private final List<Merged> standing = new ArrayList<>();
    private int restored;
    private int left;

    private static final class Account {
        final Map<String, String> values = new TreeMap<>();
        String master = "";
    }

    /** A merge as the model keeps it. */
    private record Merged(
            String master,
            String subordinate,
            Map<String, String> before,
            Map<String, String> after,
            Set<String> moved,
            Set<String> touched) {}

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
        steps = new MergeSteps(crm);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void takingBackRestoresWhatIsAsTheMergeLeftItAndLosesNothing() {
        Property.holds("what the CRM has = what the model has, after each step", 4, this::run);
        assertThat(restored).as("values and tasks were restored").isGreaterThan(50);
        assertThat(left).as("some could not be").isGreaterThan(10);
    }

    @Test
    void takingAllBackWithoutEditsIsAsIfNothingHadBeenMerged() {
        Property.holds("merges and as many taken back = nothing", 3, random -> {
            begin(random);
            Map<String, Map<String, String>> before = stored();
            for (int i = 0; i < ACCOUNTS - 1; i++) {
                merge(random, "merge " + i);
            }
            while (!standing.isEmpty()) {
                takeBack(standing.size() - 1, "back");
            }
            assertThat(stored()).isEqualTo(before);
        });
    }

    private void run(SplittableRandom random) {
        begin(random);
        for (int step = 0; step < STEPS; step++) {
            String what = "step " + step;
            step(random, what);
            check(what);
        }
    }

    private void begin(SplittableRandom random) {
        accounts.clear();
        tasks.clear();
        standing.clear();
        for (int i = 0; i < ACCOUNTS; i++) {
            Account account = new Account();
            COLUMNS.forEach(column -> account.values.put(column, value(random)));
            accounts.put(steps.created("admin", "accounts", json("\"name\":\"A\"", account.values)), account);
        }
        for (int i = 0; i < TASKS; i++) {
            String account = any(random, accounts.keySet());
            tasks.put(steps.created("admin", "tasks", "{\"subject\":\"t\"," + regarding(account) + "}"), account);
        }
    }

    private void step(SplittableRandom random, String what) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> merge(random, what);
            case 3, 4 -> {
                if (!standing.isEmpty()) {
                    takeBack(random.nextInt(standing.size()), what);
                }
            }
            case 5 -> edit(random, what);
            case 6 -> move(random, what);
            default -> {
                if (tasks.size() > TASKS / 2 && random.nextInt(3) == 0) {
                    String task = any(random, tasks.keySet());
                    assertThat(crm.delete("admin", "tasks(" + task + ")").status())
                            .as(what)
                            .isEqualTo(204);
                    tasks.remove(task);
                }
            }
        }
    }

    private void merge(SplittableRandom random, String what) {
        String master = any(random, accounts.keySet());
        String other = any(random, accounts.keySet());
        Map<String, String> content = new TreeMap<>();
        COLUMNS.stream().filter(c -> random.nextBoolean()).forEach(c -> content.put(c, value(random)));
        boolean allowed = !master.equals(other)
                && account(master).master.isEmpty()
                && account(other).master.isEmpty();
        Answer answer = steps.merge(
                "admin",
                "account",
                master,
                other,
                ",\"UpdateContent\":" + json("\"@odata.type\":\"Microsoft.Dynamics.CRM.account\"", content));
        assertThat(answer.status()).as(what + answer.text()).isEqualTo(allowed ? 204 : 400);
        if (!allowed) {
            return;
        }
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        content.forEach((column, value) -> {
            String was = Objects.requireNonNull(account(master).values.put(column, value));
            if (!was.equals(value)) {
                before.put(column, was);
                after.put(column, value);
            }
        });
        Set<String> moved = new HashSet<>();
        tasks.forEach((task, account) -> {
            if (account.equals(other)) {
                moved.add(task);
            }
        });
        moved.forEach(task -> tasks.put(task, master));
        account(other).master = master;
        standing.add(new Merged(master, other, before, after, moved, new HashSet<>()));
    }

    private void takeBack(int index, String what) {
        Merged merged = standing.get(index);
        boolean allowed = account(merged.master()).master.isEmpty();
        Answer answer = steps.unmerge("admin", "account", merged.subordinate());
        assertThat(answer.status()).as(what + answer.text()).isEqualTo(allowed ? 200 : 400);
        if (!allowed) {
            assertThat(answer.code()).as(what).isEqualTo("0x80045304");
            return;
        }
        standing.remove(index);
        account(merged.subordinate()).master = "";
        int expectedLeft = 0;
        int expectedRestored = 0;
        for (Map.Entry<String, String> each : merged.after().entrySet()) {
            Map<String, String> values = account(merged.master()).values;
            boolean same = each.getValue().equals(values.get(each.getKey()));
            if (same) {
                values.put(each.getKey(), Objects.requireNonNull(merged.before().get(each.getKey())));
            }
            expectedRestored += same ? 1 : 0;
            expectedLeft += same ? 0 : 1;
        }
        for (String task : merged.moved()) {
            boolean same =
                    merged.master().equals(tasks.get(task)) && !merged.touched().contains(task);
            if (same) {
                tasks.put(task, merged.subordinate());
            }
            expectedRestored += same ? 1 : 0;
            expectedLeft += same ? 0 : 1;
        }
        JsonNode json = answer.json();
        assertThat(json.path("Restored").asInt()).as(what + json).isEqualTo(expectedRestored);
        assertThat(json.path("NotRestored").size()).as(what + json).isEqualTo(expectedLeft);
        restored += expectedRestored;
        left += expectedLeft;
    }

    private void edit(SplittableRandom random, String what) {
        String id = any(random, accounts.keySet());
        Map<String, String> values = new HashMap<>();
        values.put(COLUMNS.get(random.nextInt(COLUMNS.size())), value(random));
        assertThat(crm.patch("admin", "accounts(" + id + ")", json("\"name\":\"A\"", values))
                        .status())
                .as(what)
                .isEqualTo(204);
        account(id).values.putAll(values);
    }

    private void move(SplittableRandom random, String what) {
        String task = any(random, tasks.keySet());
        String account = any(random, accounts.keySet());
        assertThat(crm.patch("admin", "tasks(" + task + ")", "{" + regarding(account) + "}")
                        .status())
                .as(what)
                .isEqualTo(204);
        if (!account.equals(tasks.put(task, account))) {
            standing.stream()
                    .filter(each -> each.moved().contains(task))
                    .forEach(each -> each.touched().add(task));
        }
    }

    private void check(String what) {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        accounts.forEach((id, account) -> {
            Map<String, String> values = new TreeMap<>(account.values);
            values.put("master", account.master);
            values.put("state", account.master.isEmpty() ? "0" : "1");
            expected.put(id, values);
        });
        tasks.forEach((id, account) -> expected.put(id, Map.of("of", account)));
        assertThat(stored()).as(what).isEqualTo(expected);
        assertThat(accounts.keySet()).as(what + ": every task has an account").containsAll(tasks.values());
    }

    private Map<String, Map<String, String>> stored() {
        Map<String, Map<String, String>> stored = new TreeMap<>();
        for (JsonNode row : rows("accounts?$select=telephone1,fax,merged,statecode,_masterid_value")) {
            String id = row.path("accountid").asString();
            if (accounts.containsKey(id)) {
                Map<String, String> values = new TreeMap<>();
                COLUMNS.forEach(column -> values.put(column, row.path(column).asString("")));
                values.put("master", row.path("_masterid_value").asString(""));
                values.put("state", row.path("statecode").asString());
                assertThat(row.path("merged").asBoolean())
                        .isEqualTo(!row.path("_masterid_value").asString("").isEmpty());
                stored.put(id, values);
            }
        }
        for (JsonNode row : rows("tasks?$select=_regardingobjectid_value")) {
            String account = row.path("_regardingobjectid_value").asString("");
            if (accounts.containsKey(account) || account.isEmpty()) {
                stored.put(row.path("activityid").asString(), Map.of("of", account));
            }
        }
        return stored;
    }

    private List<JsonNode> rows(String query) {
        Answer answer = crm.get("admin", query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().has("@odata.nextLink")).isFalse();
        return List.copyOf(answer.json().path("value").values());
    }

    private Account account(String id) {
        return Objects.requireNonNull(accounts.get(id));
    }

    private static String regarding(String account) {
        return "\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + account + ")\"";
    }

    private static String any(SplittableRandom random, Set<String> ids) {
        return List.copyOf(ids).get(random.nextInt(ids.size()));
    }

    /** Few values, so that edits meet values of merges. */
    private static String value(SplittableRandom random) {
        return random.nextInt(4) == 0 ? "" : Integer.toString(random.nextInt(3));
    }

    private static String json(String first, Map<String, String> values) {
        StringBuilder json = new StringBuilder("{").append(first);
        values.forEach((column, value) ->
                json.append(",\"").append(column).append("\":").append(value.isEmpty() ? "null" : "\"" + value + "\""));
        return json.append('}').toString();
    }
}
