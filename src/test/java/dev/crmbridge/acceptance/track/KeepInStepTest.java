package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepInStepTest {
    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    private record Pair(String item, String record) {}

    private Pair tracked(String subject) throws Exception {
        String item = product.create(
                Map.of("kind", "task", "subject", subject, "body", "first", "due", "2026-12-10", "importance", 1));
        JsonNode operation =
                product.command("track", Map.of(), item).required("operations").get(0);
        assertThat(operation.required("outcome").asString())
                .describedAs(operation.toString())
                .isEqualTo("linked");
        return new Pair(item, operation.required("record").required("id").asString());
    }

    private JsonNode row(Pair pair) throws Exception {
        return product.crm().get("/tasks(" + pair.record() + ")").expect(200).json();
    }

    private JsonNode item(Pair pair) throws Exception {
        return product.outlook().get("/api/items/" + pair.item()).expect(200).json();
    }

    private JsonNode sync() throws Exception {
        return product.cli("sync", "--json").expect(0).json();
    }

    @Test
    void anEditInOutlookReachesTheRecordAndAnEditInCrmReachesTheItem() throws Exception {
        Pair pair = tracked("There and back");
        product.outlook()
                .patch("/api/items/" + pair.item(), Map.of("subject", "There"))
                .expect(200);
        sync();
        assertThat(row(pair).required("subject").asString()).isEqualTo("There");
        product.crm()
                .patch("/tasks(" + pair.record() + ")", Map.of("subject", "Back"))
                .expect(204);
        sync();
        assertThat(item(pair).required("subject").asString()).isEqualTo("Back");
    }

    @Test
    void differentFieldsChangedOnBothSidesBothSurvive() throws Exception {
        Pair pair = tracked("Both sides");
        product.outlook()
                .patch("/api/items/" + pair.item(), Map.of("subject", "Both sides, Outlook"))
                .expect(200);
        product.crm()
                .patch("/tasks(" + pair.record() + ")", Map.of("description", "from CRM", "prioritycode", 2))
                .expect(204);
        sync();
        assertThat(row(pair).required("subject").asString()).isEqualTo("Both sides, Outlook");
        assertThat(item(pair).required("body").asString().trim()).isEqualTo("from CRM");
        assertThat(item(pair).required("importance").asInt()).isEqualTo(2);
        assertThat(row(pair).required("prioritycode").asInt()).isEqualTo(2);
    }

    @Test
    void theSameFieldChangedOnBothSidesIsAConflictThatKeepsBothValues() throws Exception {
        Pair pair = tracked("Clash");
        product.outlook()
                .patch("/api/items/" + pair.item(), Map.of("subject", "Clash, Outlook"))
                .expect(200);
        product.crm()
                .patch("/tasks(" + pair.record() + ")", Map.of("subject", "Clash, CRM"))
                .expect(204);
        sync();
        assertThat(item(pair).required("subject").asString()).isEqualTo("Clash, Outlook");
        assertThat(row(pair).required("subject").asString()).isEqualTo("Clash, CRM");
        String conflicts = product.cli("conflicts", "--json").output();
        assertThat(conflicts).contains("Clash, Outlook").contains("Clash, CRM");
        assertThat(product.cli("why", pair.item(), "--json").expect(0).output()).contains("conflict");
    }

    @Test
    void aSecondPassPlansNothing() throws Exception {
        Pair pair = tracked("Quiet");
        product.outlook()
                .patch("/api/items/" + pair.item(), Map.of("subject", "Quiet now"))
                .expect(200);
        sync();
        for (JsonNode planned : sync().required("planned")) {
            assertThat(planned.required("item").asString())
                    .describedAs(planned.toString())
                    .isNotEqualTo(pair.item());
        }
    }

    @Test
    void closingInCrmShowsInOutlookAndLaterEditsStayThereAndAreExplained() throws Exception {
        Pair pair = tracked("To be closed");
        product.crm()
                .patch("/tasks(" + pair.record() + ")", Map.of("statecode", 1, "statuscode", 5))
                .expect(204);
        sync();
        assertThat(item(pair).required("status").asInt()).isEqualTo(2);
        product.outlook()
                .patch("/api/items/" + pair.item(), Map.of("subject", "Too late"))
                .expect(200);
        sync();
        assertThat(row(pair).required("subject").asString()).isEqualTo("To be closed");
        assertThat(item(pair).required("subject").asString()).isEqualTo("Too late");
        assertThat(product.cli("why", pair.item(), "--json").expect(0).output()).contains("closed-in-crm");
    }
}
