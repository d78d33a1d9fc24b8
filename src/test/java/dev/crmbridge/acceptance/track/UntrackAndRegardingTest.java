package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UntrackAndRegardingTest {
    private Product product;
    private String account;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.demo(folder);
        account = UUID.randomUUID().toString();
        product.crmAsAdmin()
                .post("/accounts", Map.of("accountid", account, "name", "Zebra Instruments"))
                .expect(204);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    private JsonNode one(JsonNode answer) {
        return answer.required("operations").get(0);
    }

    private String track(String item) throws Exception {
        return one(product.command("track", Map.of(), item))
                .required("record")
                .required("id")
                .asString();
    }

    @Test
    void untrackWithYesDeletesTheRecordAndLeavesTheItem() throws Exception {
        String item = product.task("Yes, delete");
        String record = track(item);
        JsonNode operation = one(product.cli("untrack", item, "--delete-record", "--json")
                .expect(0)
                .json());
        assertThat(operation.required("outcome").asString()).isEqualTo("unlinked");
        assertThat(product.crm().get("/tasks(" + record + ")").status()).isEqualTo(404);
        JsonNode left = product.outlook().get("/api/items/" + item).expect(200).json();
        assertThat(left.required("categories").toString()).doesNotContain("Tracked in CRM");
    }

    @Test
    void untrackWithNoKeepsTheRecordAndTrackingAgainLinksItAgain() throws Exception {
        String item = product.task("No, keep");
        String record = track(item);
        JsonNode operation = one(product.cli("untrack", item, "--keep-record", "--json")
                .expect(0)
                .json());
        assertThat(operation.required("outcome").asString()).isEqualTo("unlinked");
        assertThat(operation.required("code").asString()).isEqualTo("record-kept");
        product.crm().get("/tasks(" + record + ")").expect(200);

        JsonNode again = one(product.command("track", Map.of(), item));
        assertThat(again.required("code").asString()).isEqualTo("relinked");
        assertThat(again.required("record").required("id").asString()).isEqualTo(record);
        assertThat(product.rows("tasks?$filter=subject eq 'No, keep'")).hasSize(1);
    }

    @Test
    void withoutAnAnswerUntrackAsksAndTheQuestionCanBeAnsweredLater() throws Exception {
        String item = product.task("Ask me");
        String record = track(item);
        JsonNode asked = one(product.cli("untrack", item, "--json").expect(3).json());
        assertThat(asked.required("outcome").asString()).isEqualTo("needs-person");
        product.crm().get("/tasks(" + record + ")").expect(200);
        product.cli("answer", asked.required("op").asString(), "yes", "--json").expect(0);
        assertThat(product.crm().get("/tasks(" + record + ")").status()).isEqualTo(404);
    }

    @Test
    void setRegardingOnAnUntrackedItemTracksIt() throws Exception {
        String item = product.task("About Zebra");
        JsonNode operation = one(product.cli("regarding", item, "account:" + account, "--json")
                .expect(0)
                .json());
        assertThat(operation.required("outcome").asString()).isEqualTo("linked");
        String record = operation.required("record").required("id").asString();
        assertThat(product.crm()
                        .get("/tasks(" + record + ")")
                        .json()
                        .required("_regardingobjectid_value")
                        .asString())
                .isEqualTo(account);
        JsonNode why = product.cli("why", item, "--json").expect(0).json();
        assertThat(why.required("regarding").required("name").asString()).isEqualTo("Zebra Instruments");
    }

    @Test
    void regardingCanBeFoundByName() throws Exception {
        String item = product.task("Find Zebra");
        track(item);
        product.cli("regarding", item, "--find", "Zebra Instr", "--json").expect(0);
        JsonNode why = product.cli("why", item, "--json").expect(0).json();
        assertThat(why.required("regarding").required("id").asString()).isEqualTo(account);
    }

    @Test
    void aRegardingThatDoesNotExistIsRefusedAndChangesNothing() throws Exception {
        String item = product.task("About nobody");
        JsonNode operation = one(product.cli("regarding", item, "account:" + UUID.randomUUID(), "--json")
                .json());
        assertThat(operation.required("outcome").asString()).isEqualTo("refused");
        assertThat(operation.required("code").asString()).isEqualTo("target-not-found");
        assertThat(product.rows("tasks?$filter=subject eq 'About nobody'")).isEmpty();
    }
}
