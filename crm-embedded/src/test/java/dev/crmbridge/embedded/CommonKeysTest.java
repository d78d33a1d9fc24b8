package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A key that very many rows share, and a search that does not begin with the first of them. */
class CommonKeysTest {
    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;
    private String message = "";

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    /** Ids of new contacts that are all named Kim, in their order. */
    private List<String> kims(int count) {
        UUID owner = UUID.fromString(crm.userId("admin"));
        return crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(3), owner, count, 100_000_000);
            return List.copyOf(new TreeSet<>(StoredContacts.ids(tx)));
        });
    }

    private void change(String id, String json) {
        Answer changed = crm.patch("admin", "contacts(" + id + ")", json);
        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
    }

    private void notDuplicates(String one, String other) {
        String body = "{\"Record\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + one
                + "\"},\"Other\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + other + "\"}}";
        assertThat(crm.post("admin", "MarkNotDuplicates", body).status()).isEqualTo(204);
    }

    /** What a search lists: the duplicates of each row that has some. */
    private TreeMap<String, List<String>> search(String criteria) {
        Answer begun = crm.post(
                "admin",
                "BulkDetectDuplicates",
                "{\"JobName\":\"look\",\"Query\":{\"EntityName\":\"contact\"" + criteria + "}}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        String job = begun.json().get("JobId").asString();
        message = rules.await(job).json().get("message").asString();
        TreeMap<String, List<String>> found = new TreeMap<>();
        for (JsonNode row : crm.get("admin", "duplicaterecords?$filter=_asyncoperationid_value eq " + job)
                .json()
                .get("value")) {
            found.computeIfAbsent(row.get("_baserecordid_value").asString(), base -> new ArrayList<>())
                    .add(row.get("_duplicaterecordid_value").asString());
        }
        return found;
    }

    @Test
    void theFirstRowThatMeetsTheConditionsListsTheKey() {
        List<String> ids = kims(60);
        List<String> meant = ids.subList(57, 60);
        meant.forEach(id -> change(id, "{\"jobtitle\":\"Buyer\"}"));
        rules.await(rules.publish(rules.exact("contact", "contact", "lastname")));

        TreeMap<String, List<String>> found = search(
                ",\"Criteria\":{\"Conditions\":[{\"AttributeName\":\"jobtitle\",\"Operator\":\"Equal\",\"Values\":[\"Buyer\"]}]}");
        assertThat(found.keySet()).hasSize(1).isSubsetOf(Set.copyOf(meant));
        assertThat(found.firstEntry().getValue()).hasSize(50).doesNotContain(found.firstKey());
        assertThat(message)
                .contains("51 rows share is listed for one of them only: 60 rows under rule 'same lastname', such as"
                        + " contact " + found.firstKey());
    }

    @Test
    void aKeyThatNoSearchedRowHasIsNotSpokenOf() {
        kims(60);
        String other = crm.post("admin", "contacts", "{\"lastname\":\"Singh\",\"jobtitle\":\"Buyer\"}")
                .id();
        rules.await(rules.publish(rules.exact("contact", "contact", "lastname")));

        assertThat(search(
                        ",\"Criteria\":{\"Conditions\":[{\"AttributeName\":\"contactid\",\"Operator\":\"Equal\",\"Values\":[\""
                                + other + "\"]}]}"))
                .isEmpty();
        assertThat(message).isEqualTo("0 duplicates found among 1 rows of contact");
    }

    @Test
    void inactiveRowsHideNoActiveOnesBehindThem() {
        List<String> ids = kims(65);
        ids.subList(0, 60).forEach(id -> change(id, "{\"statecode\":1,\"statuscode\":2}"));
        String rule = rules.exact("contact", "contact", "lastname");
        crm.patch("admin", "duplicaterules(" + rule + ")", "{\"excludeinactiverecords\":true}");
        rules.await(rules.publish(rule));

        TreeMap<String, List<String>> found = search("");
        assertThat(found.keySet()).containsExactly(ids.get(0));
        assertThat(found.firstEntry().getValue()).containsExactlyInAnyOrderElementsOf(ids.subList(60, 65));
        assertThat(message).contains("65 rows under rule 'same lastname'");
    }

    @Test
    void whatWasAnsweredMakesRoomForTheRestAndThenForTheNextRow() {
        List<String> ids = kims(60);
        rules.await(rules.publish(rules.exact("contact", "contact", "lastname")));
        ids.subList(1, 51).forEach(id -> notDuplicates(ids.get(0), id));

        TreeMap<String, List<String>> found = search("");
        assertThat(found.keySet()).containsExactly(ids.get(0));
        assertThat(found.firstEntry().getValue()).containsExactlyInAnyOrderElementsOf(ids.subList(51, 60));
        assertThat(message).contains("50 pairs left out");

        ids.subList(51, 60).forEach(id -> notDuplicates(ids.get(0), id));
        found = search("");
        assertThat(found.keySet()).containsExactly(ids.get(1));
        assertThat(found.firstEntry().getValue()).containsExactlyInAnyOrderElementsOf(ids.subList(2, 52));
    }

    @Test
    void moreCommonKeysThanTheMessageNamesAreCountedInItAndForgottenAfterwards() {
        List<String> ids = kims(22 * 52);
        crm.crm().database().write(tx -> {
            StoredContacts.nameInTurn(tx, ids, 22);
            return 0;
        });
        rules.await(rules.publish(rules.exact("contact", "contact", "lastname")));

        assertThat(search(""))
                .hasSize(22)
                .allSatisfy((base, others) -> assertThat(others).hasSize(50));
        assertThat(message.split("52 rows under rule", -1)).hasSize(21);
        assertThat(message).endsWith("; and 2 more with 104 rows altogether");
        assertThat(crm.crm().database().<Long>read(StoredContacts::commonKeys)).isZero();
    }
}
