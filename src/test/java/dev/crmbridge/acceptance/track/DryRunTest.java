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

/**
 * Outlook tells of no event here: each would make the service look at its item two seconds later, and carry across what the dry run
 * is to find.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunTest {
    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder);
        product.outlook()
                .send("POST", "/api/faults", Map.of("lostEvents", 1), Map.of())
                .expect(200);
        product.cli("sync", "--json").expect(0); // behind the pass of the start
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndChangesNothing() throws Exception {
        String item = product.create(Map.of("kind", "task", "subject", "Dry"));
        JsonNode linked =
                product.command("track", Map.of(), item).required("operations").get(0);
        String record = linked.required("record").required("id").asString();
        product.cli("sync", "--json").expect(0); // behind a look at what was just marked
        product.crm()
                .patch("/tasks(" + record + ")", Map.of("subject", "Dry changed"))
                .expect(204);

        JsonNode report = product.cli("sync", "--dry-run", "--json").expect(0).json();

        assertThat(report.required("dryRun").asBoolean()).isTrue();
        assertThat(report.required("planned").toString()).as(report.toString()).contains(item);
        assertThat(subject(item)).isEqualTo("Dry");
        product.cli("sync", "--json").expect(0);
        assertThat(subject(item)).isEqualTo("Dry changed");
    }

    private String subject(String item) throws Exception {
        return product.outlook()
                .get("/api/items/" + item)
                .expect(200)
                .json()
                .required("subject")
                .asString();
    }
}
