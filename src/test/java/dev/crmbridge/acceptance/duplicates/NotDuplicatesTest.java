package dev.crmbridge.acceptance.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What somebody says about two records at the CRM ends the question about them in Outlook too, while it holds. */
class NotDuplicatesTest {
    private Product product;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of());
        new Rules(product.crmAsAdmin()).publishExact("task", "subject");
    }

    @AfterEach
    void stop() {
        product.close();
    }

    /** The record of a tracked item, which a colleague made look like one that is there; nobody was asked about it here. */
    private String madeLikeARecord(String item, String subject) throws Exception {
        String record = product.cli("track", item, "--json")
                .expect(0)
                .json()
                .required("operations")
                .get(0)
                .required("record")
                .required("id")
                .asString();
        rename(record, subject);
        sync();
        return record;
    }

    private void edit(String item, Map<String, ?> fields) throws Exception {
        product.outlook().patch("/api/items/" + item, fields).expect(200);
    }

    private void rename(String record, String subject) throws Exception {
        product.crm()
                .patch("/tasks(" + record + ")", Map.of("subject", subject))
                .expect(204);
    }

    private String column(String record, String column) throws Exception {
        return product.crm()
                .get("/tasks(" + record + ")?$select=" + column)
                .expect(200)
                .json()
                .required(column)
                .asString();
    }

    private void say(String action, String one, String other) throws Exception {
        product.crm()
                .post("/" + action, Map.of("Record", reference(one), "Other", reference(other)))
                .expect(204);
    }

    private static Map<String, String> reference(String task) {
        return Map.of("@odata.type", "#Microsoft.Dynamics.CRM.task", "activityid", task);
    }

    /** Fields whose value waits because it would make a duplicate. */
    private List<String> waiting() throws Exception {
        List<String> fields = new ArrayList<>();
        for (JsonNode conflict :
                product.bridge().get("/api/conflicts").expect(200).json()) {
            if (conflict.required("code").asString().equals("possible-duplicates")) {
                fields.add(conflict.required("field").asString());
            }
        }
        return fields;
    }

    /** Records that the questions name, as far as they are known on this computer. */
    private Set<String> named() throws Exception {
        Set<String> named = new HashSet<>();
        for (JsonNode conflict :
                product.bridge().get("/api/conflicts").expect(200).json()) {
            conflict.required("duplicates")
                    .forEach(match ->
                            named.add(match.required("record").required("id").asString()));
        }
        return named;
    }

    private void sync() throws Exception {
        product.cli("sync", "--json");
        product.cli("sync", "--json");
    }

    private void restartService() throws Exception {
        product.service().kill();
        product.startService(List.of());
    }

    private String record(String subject) throws Exception {
        return product.crm()
                .post("/tasks", Map.of("subject", subject))
                .expect(204)
                .id();
    }

    @Test
    void anAnswerEndsTheQuestionWhileTheMatchingValueStaysAndComesBackWithIt() throws Exception {
        String other = record("Call Zebra");
        String item = product.task("Call Panda");
        String own = madeLikeARecord(item, "Call Zebra");
        say("MarkNotDuplicates", own, other);

        edit(item, Map.of("subject", "CALL ZEBRA", "body", "More about it"));
        sync();
        assertThat(waiting()).as("the value still matches as it did").isEmpty();
        assertThat(column(own, "description")).contains("More about it");

        rename(other, "Call Giraffe");
        edit(item, Map.of("subject", "Call Giraffe"));
        sync();
        assertThat(waiting()).as("they match by another value now").contains("subject");
        assertThat(column(own, "subject")).isEqualTo("CALL ZEBRA");

        rename(other, "Call Zebra");
        edit(item, Map.of("subject", "Call Zebra"));
        sync();
        assertThat(waiting()).as("as it was at the answer").isEmpty();
        assertThat(column(own, "subject")).isEqualTo("Call Zebra");
    }

    @Test
    void aPairThatWasAnsweredIsNotNamedAmongOthersAlsoWithoutTheCrm() throws Exception {
        String answered = record("Call Zebra");
        String item = product.task("Call Panda");
        String own = madeLikeARecord(item, "Call Zebra");
        say("MarkNotDuplicates", own, answered);
        edit(item, Map.of("subject", "Call Giraffe"));
        sync();
        String open = record("Call Zebra");

        edit(item, Map.of("subject", "Call Zebra"));
        restartService();
        sync();
        assertThat(waiting()).containsExactly("subject");
        assertThat(named()).containsExactly(open);

        product.crmPart().kill();
        restartService();
        assertThat(named()).containsExactly(open);

        product.startCrmAgain();
        say("UnmarkNotDuplicates", own, answered);
        restartService();
        sync();
        assertThat(named()).as("taken back").containsExactlyInAnyOrder(open, answered);
    }
}
