package dev.crmbridge.acceptance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
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
class RightsTest {
    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of());
    }

    @AfterAll
    void stop() {
        product.close();
    }

    private static JsonNode one(JsonNode answer) {
        assertThat(answer.required("operations")).hasSize(1);
        return answer.required("operations").get(0);
    }

    private void assertRefused(Product user, String item, String code, String word) throws Exception {
        JsonNode operation = one(user.cli("track", item, "--json").expect(4).json());
        assertThat(operation.required("outcome").asString()).isEqualTo("refused");
        assertThat(operation.required("code").asString())
                .describedAs(operation.toString())
                .isEqualTo(code);
        assertThat(operation.required("reason").asString()).contains(word);
        assertThat(operation.required("record").isNull()).isTrue();
        String subject = user.outlook()
                .get("/api/items/" + item)
                .json()
                .required("subject")
                .asString();
        assertThat(product.rows("tasks?$filter=subject eq '" + subject + "'")).isEmpty();
        assertThat(user.outlook().get("/api/items/" + item).body()).doesNotContain("Tracked in CRM");
    }

    @Test
    void aUserWhoMayOnlyReadIsRefusedWithTheNameOfThePrivilege() throws Exception {
        String item = product.task("Read only");
        try (Product readonly = product.beside("readonly", product.outlookPart())) {
            assertRefused(readonly, item, "no-privilege", "prvCreateActivity");
        }
    }

    @Test
    void aUserWithoutAnyRoleIsRefused() throws Exception {
        String item = product.task("No role");
        try (Product norole = product.beside("norole", product.outlookPart())) {
            assertRefused(norole, item, "no-role", "role");
        }
    }

    @Test
    void withoutThePrivilegeToDeleteUntrackKeepsTheRecordAndSaysSo() throws Exception {
        String item = product.task("May not delete");
        try (Product nodelete = product.beside("nodelete", product.outlookPart())) {
            JsonNode tracked = one(nodelete.command("track", Map.of(), item));
            assertThat(tracked.required("outcome").asString())
                    .describedAs(tracked.toString())
                    .isEqualTo("linked");
            String record = tracked.required("record").required("id").asString();

            JsonNode operation = one(nodelete.cli("untrack", item, "--delete-record", "--json")
                    .expect(0)
                    .json());

            assertThat(operation.required("outcome").asString()).isEqualTo("unlinked");
            assertThat(operation.required("code").asString()).isEqualTo("record-kept");
            assertThat(operation.required("reason").asString()).contains("prvDeleteActivity");
            product.crmAsAdmin().get("/tasks(" + record + ")").expect(200);
            assertThat(product.outlook().get("/api/items/" + item).body()).doesNotContain("Tracked in CRM");
        }
    }
}
