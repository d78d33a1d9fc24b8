package dev.crmbridge.acceptance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DataFileMailboxTest {
    @Test
    void nothingOfAMailboxWhoseDefaultStoreIsADataFileCanBeTracked(@TempDir Path folder) throws Exception {
        try (Product product = Product.separate(folder, List.of("--empty", "--default-store", "pst"), List.of())) {
            String item = product.task("In a data file");
            JsonNode operation = product.cli("track", item, "--json")
                    .expect(4)
                    .json()
                    .required("operations")
                    .get(0);
            assertThat(operation.required("outcome").asString()).isEqualTo("refused");
            assertThat(operation.required("code").asString())
                    .describedAs(operation.toString())
                    .isEqualTo("not-exchange");
            assertThat(product.rows("tasks?$filter=subject eq 'In a data file'"))
                    .isEmpty();
        }
    }
}
