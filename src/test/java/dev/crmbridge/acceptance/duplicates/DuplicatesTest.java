package dev.crmbridge.acceptance.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuplicatesTest {
    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of());
        new Rules(product.crmAsAdmin()).publishExact("task", "subject");
    }

    @AfterAll
    void stop() {
        product.close();
    }

    private String itemLikeARecord(String subject) throws Exception {
        product.crm().post("/tasks", Map.of("subject", subject)).expect(204);
        return product.task(subject);
    }

    private int records(String subject) throws Exception {
        return product.rows("tasks?$select=subject&$filter=subject eq '" + subject + "'")
                .size();
    }

    private static JsonNode one(Product.Cli answer) {
        return answer.json().required("operations").get(0);
    }

    /** Clicks Track and gets the question. */
    private String asked(String item) throws Exception {
        JsonNode operation = one(product.cli("track", item, "--json").expect(3));
        assertThat(operation.required("outcome").asString())
                .describedAs(operation.toString())
                .isEqualTo("duplicates");
        return operation.required("op").asString();
    }

    @Test
    void theQuestionNamesTheRecordAndSaveCreatesExactlyOneMore() throws Exception {
        String item = itemLikeARecord("Call Zebra");
        String op = asked(item);
        assertThat(records("Call Zebra")).isEqualTo(1);
        String existing = product.rows("tasks?$select=subject&$filter=subject eq 'Call Zebra'")
                .get(0)
                .required("activityid")
                .asString();
        assertThat(product.bridge().get("/api/operations/" + op).body()).contains(existing);

        JsonNode operation = one(product.cli("answer", op, "save", "--json").expect(0));

        assertThat(operation.required("outcome").asString()).isEqualTo("linked");
        assertThat(operation.required("record").required("id").asString()).isNotEqualTo(existing);
        assertThat(records("Call Zebra")).isEqualTo(2);
    }

    @Test
    void cancelCreatesNothingAndLeavesTheItemUntracked() throws Exception {
        String item = itemLikeARecord("Cancel me");
        String op = asked(item);
        JsonNode operation = one(product.cli("answer", op, "cancel", "--json"));
        assertThat(operation.required("outcome").asString()).isEqualTo("cancelled");
        assertThat(records("Cancel me")).isEqualTo(1);
        assertThat(product.outlook().get("/api/items/" + item).body()).doesNotContain("Tracked in CRM");
    }

    @Test
    void theAnswerCanBeGivenWithTheCommand() throws Exception {
        String cancelled = itemLikeARecord("Answered before, cancel");
        JsonNode cancel = one(product.cli("track", cancelled, "--on-duplicate", "cancel", "--json"));
        assertThat(cancel.required("outcome").asString()).isEqualTo("cancelled");
        assertThat(records("Answered before, cancel")).isEqualTo(1);

        String saved = itemLikeARecord("Answered before, save");
        JsonNode save = one(
                product.cli("track", saved, "--on-duplicate", "save", "--json").expect(0));
        assertThat(save.required("outcome").asString()).isEqualTo("linked");
        assertThat(records("Answered before, save")).isEqualTo(2);
    }

    @Test
    void theQuestionSurvivesAKillAndIsAnsweredAfterwards() throws Exception {
        String item = itemLikeARecord("Survive");
        String op = asked(item);
        product.service().kill();
        product.startService(List.of());
        assertThat(product.outcome(op)).isEqualTo("duplicates");
        assertThat(records("Survive")).isEqualTo(1);
        assertThat(one(product.cli("answer", op, "save", "--json").expect(0))
                        .required("outcome")
                        .asString())
                .isEqualTo("linked");
        assertThat(records("Survive")).isEqualTo(2);
    }

    @Test
    void anEditMadeWhileTheQuestionIsOpenReachesTheRecord() throws Exception {
        String item = itemLikeARecord("Edited meanwhile");
        String op = asked(item);
        product.outlook()
                .patch("/api/items/" + item, Map.of("subject", "Edited meanwhile, by hand"))
                .expect(200);
        JsonNode operation = one(product.cli("answer", op, "save", "--json").expect(0));
        String record = operation.required("record").required("id").asString();
        product.cli("sync", "--json").expect(0);
        assertThat(product.crm()
                        .get("/tasks(" + record + ")")
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("Edited meanwhile, by hand");
        assertThat(product.outlook()
                        .get("/api/items/" + item)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("Edited meanwhile, by hand");
        assertThat(product.rows("tasks?$select=subject&$filter=startswith(subject,'Edited meanwhile')"))
                .hasSize(2);
    }

    @Test
    void afterSaveEditsAreWrittenUntilThereIsAnotherDuplicate() throws Exception {
        String item = itemLikeARecord("Save once");
        JsonNode saved =
                one(product.cli("answer", asked(item), "save", "--json").expect(0));
        String record = saved.required("record").required("id").asString();

        edit(item, Map.of("subject", "SAVE ONCE", "body", "More about it"));
        JsonNode task = product.crm().get("/tasks(" + record + ")").expect(200).json();
        assertThat(task.required("subject").asString()).isEqualTo("SAVE ONCE");
        assertThat(task.required("description").asString()).isEqualTo("More about it");
        assertThat(product.bridge().get("/api/conflicts").expect(200).body()).doesNotContain(record);

        product.crm().post("/tasks", Map.of("subject", "Save once")).expect(204);
        edit(item, Map.of("subject", "save once"));
        assertThat(product.crm()
                        .get("/tasks(" + record + ")")
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("SAVE ONCE");
        assertThat(product.bridge().get("/api/conflicts").expect(200).body()).contains(record);
    }

    private void edit(String item, Map<String, String> fields) throws Exception {
        product.outlook().patch("/api/items/" + item, fields).expect(200);
        product.cli("sync", "--json");
    }
}
