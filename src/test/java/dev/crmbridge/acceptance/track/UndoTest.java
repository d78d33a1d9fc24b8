package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What stays when something is taken back is said with its subject and reason, and by the exit code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndoTest {
    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    private boolean isThere(String record) throws Exception {
        return product.crmAsAdmin().get("/tasks(" + record + ")").status() == 200;
    }

    /** @return records that one command for several items created, in order */
    private List<String> tracked(String... items) throws Exception {
        List<String> records = new ArrayList<>();
        product.command("track", Map.of(), items)
                .required("operations")
                .forEach(operation ->
                        records.add(operation.required("record").required("id").asString()));
        return records;
    }

    private String together(String subject) throws Exception {
        for (JsonNode entry : product.cli("history", "--json").expect(0).json()) {
            if (entry.required("subject").asString().equals(subject)) {
                return entry.required("together").asString();
            }
        }
        throw new AssertionError(subject + " is not in the history");
    }

    /** One colleague writes to a field the bridge reads, one to a field it does not; the bridge even sees it in a run. */
    @Test
    void whatColleaguesChangedStaysAndIsListed() throws Exception {
        List<String> records = tracked(product.task("Untouched"), product.task("Noted"), product.task("Sorted"));
        product.crmAsAdmin()
                .patch("/tasks(" + records.get(1) + ")", Map.of("description", "A colleague's note"))
                .expect(204);
        product.crmAsAdmin()
                .patch("/tasks(" + records.get(2) + ")", Map.of("subcategory", "Urgent"))
                .expect(204);
        product.cli("sync").expect(0);

        JsonNode answer =
                product.cli("undo", together("Untouched"), "--json").expect(4).json();

        assertThat(answer.required("lines")).hasSize(3);
        assertThat(answer.required("lines"))
                .filteredOn(line -> line.required("undone").asBoolean())
                .singleElement()
                .matches(line -> line.required("subject").asString().equals("Untouched"))
                .matches(line -> line.required("code").asString().equals("taken-back"));
        assertThat(answer.required("lines"))
                .filteredOn(line -> !line.required("undone").asBoolean())
                .allMatch(line -> line.required("code").asString().equals("record-kept"))
                .allMatch(line -> line.required("reason").asString().contains("stays in the CRM"))
                .extracting(line -> line.required("subject").asString())
                .containsExactlyInAnyOrder("Noted", "Sorted");
        assertThat(isThere(records.get(0))).isFalse();
        assertThat(isThere(records.get(1))).isTrue();
        assertThat(isThere(records.get(2))).isTrue();
    }

    @Test
    void withoutAnyChangeEverythingGoesAndTheExitCodeIsZero() throws Exception {
        List<String> records = tracked(product.task("One"), product.task("Another"));

        String said = product.cli("undo", together("One")).expect(0).output();

        assertThat(said).contains("One", "Another", "Taken back").doesNotContain("Stays");
        assertThat(isThere(records.get(0))).isFalse();
        assertThat(isThere(records.get(1))).isFalse();
    }

    @Test
    void whatTheRoleDoesNotLetGoStaysAndIsListed() throws Exception {
        String item = product.task("May not go");
        try (Product nodelete = product.beside("nodelete", product.outlookPart())) {
            JsonNode operation = nodelete.command("track", Map.of(), item)
                    .required("operations")
                    .get(0);

            String said = nodelete.cli("undo", operation.required("op").asString())
                    .expect(4)
                    .output();

            assertThat(said).contains("Stays", "May not go", "prvDeleteActivity", "[record-kept]");
            assertThat(isThere(operation.required("record").required("id").asString()))
                    .isTrue();
        }
    }
}
