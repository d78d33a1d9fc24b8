package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BulkTest {
    private static final int MANY = 500;

    @Test
    void aBulkTrackThatIsStoppedKeepsWhatIsDoneAndDoesNotBeginTheRest(@TempDir Path folder) throws Exception {
        try (Product product = Product.separate(folder, List.of("--empty"), List.of("--empty"))) {
            List<String> words = new ArrayList<>(List.of("track", "--bulk", "--json", "--wait", "120"));
            for (int i = 0; i < MANY; i++) {
                words.add(product.task("Task " + i));
            }

            Product.Cli stopped = product.cliStopped(() -> linked(product) > 0, words.toArray(String[]::new));

            int linked = count(stopped.expect(0).json(), "linked");
            int cancelled = count(stopped.json(), "cancelled");
            assertThat(linked).isPositive();
            assertThat(cancelled).isPositive();
            assertThat(linked + cancelled).isEqualTo(MANY);
            assertThat(stopped.output()).contains("What is done stays");
            assertThat(linked(product)).isEqualTo(linked);
            assertThat(product.rows("tasks?$select=subject")).hasSize(linked);
            assertThat(product.cli("sync", "--json").expect(0).json().required("planned"))
                    .isEmpty();
        }
    }

    private static int linked(Product product) throws Exception {
        return product.bridge()
                .get("/api/status")
                .expect(200)
                .json()
                .required("linked")
                .asInt();
    }

    private static int count(JsonNode answer, String outcome) {
        return (int) answer.required("operations")
                .valueStream()
                .filter(operation -> operation.required("outcome").asString().equals(outcome))
                .count();
    }
}
