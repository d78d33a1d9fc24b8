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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletionsTest {
    private static final int MANY = 12;

    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    private JsonNode open() throws Exception {
        return product.cli("deletions", "--json").expect(0).json();
    }

    private int recordsThere(List<String> records) throws Exception {
        int there = 0;
        for (String record : records) {
            there += product.crm().get("/tasks(" + record + ")").status() == 200 ? 1 : 0;
        }
        return there;
    }

    @Test
    void manyDeletionsWaitForAPersonAndAreThenDeletedAndTakenBack() throws Exception {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            items.add(product.task("Goes with the others " + i));
        }
        List<String> records = new ArrayList<>();
        product.command("track", Map.of(), items.toArray(String[]::new))
                .required("operations")
                .forEach(operation ->
                        records.add(operation.required("record").required("id").asString()));
        for (String item : items) {
            product.outlook().delete("/api/items/" + item).expect(204);
        }

        product.cli("sync");
        assertThat(recordsThere(records)).isEqualTo(MANY);
        JsonNode stopped = product.cli("sync", "--json").expect(3).json();

        assertThat(stopped.required("stopped").asString()).contains("would delete " + MANY);
        assertThat(recordsThere(records)).isEqualTo(MANY);
        assertThat(open())
                .hasSize(MANY)
                .allMatch(each -> each.required("question").asString().equals("deletion-brake"));

        product.cli("deletions", "decide", "keep", "task:" + records.get(0)).expect(0);
        JsonNode decided = product.cli("deletions", "decide", "delete", "--all", "--json")
                .expect(0)
                .json();

        assertThat(decided.required("lines")).hasSize(MANY - 1);
        assertThat(recordsThere(records)).isEqualTo(1);
        assertThat(open())
                .singleElement()
                .matches(left -> !left.required("asks").asBoolean());

        // The records are there again; their items still lie in Deleted Items, which is said.
        product.cli("undo", decided.required("run").asString()).expect(4);
        assertThat(recordsThere(records)).isEqualTo(MANY);
    }
}
