package dev.crmbridge.acceptance.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.testkit.relay.RelayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * A person's computer: Outlook with the add-in, and the product, which is attached to it through COM.
 *
 * @param product service, CRM and simulated Outlook
 * @param relay Outlook as programs see it, with the add-in loaded
 * @param opened file with the addresses that were opened
 */
record Desktop(Product product, RelayProcess relay, Path opened) implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    static Desktop start(Path folder) throws Exception {
        Path opened = Files.createFile(folder.resolve("opened.txt"));
        Product product = Product.throughCom(folder, WindowsSide.java(), WindowsSide.options());
        try {
            WindowsSide.settings(product.data());
            return new Desktop(
                    product,
                    WindowsSide.relayWithAddIn(folder, product.outlookPart().ready("outlookUrl"), opened),
                    opened);
        } catch (Exception | Error failure) {
            product.close();
            throw failure;
        }
    }

    @Override
    public void close() throws Exception {
        relay.close();
        product.close();
        WindowsSide.forget();
    }

    Ribbon ribbon(String id, String place) {
        return new Ribbon(relay, id, place, waiting());
    }

    void select(List<String> ids) throws Exception {
        product.outlook().post("/api/windows", Map.of("selection", ids)).expect(200);
    }

    /** Opens the form of an item. @return its number */
    int open(String id) throws Exception {
        JsonNode forms = product.outlook()
                .post("/api/windows", Map.of("open", id))
                .expect(200)
                .json()
                .required("forms");
        return forms.get(forms.size() - 1).required("number").asInt();
    }

    void close(int form) throws Exception {
        product.outlook().post("/api/windows", Map.of("close", form)).expect(200);
    }

    List<String> openedUrls() throws IOException {
        return Files.readAllLines(opened);
    }

    String state(String id) throws Exception {
        return product.item(id).required("state").asString();
    }

    String regarding(String id) throws Exception {
        return product.item(id).path("regarding").path("name").asString("");
    }

    String recordOf(String id) throws Exception {
        return product.item(id).required("record").required("id").asString();
    }

    /** @return the operation of an item that waits for a person */
    String pending(String id) throws Exception {
        List<String> waiting = new ArrayList<>();
        until("the question waits", () -> {
            product.bridge()
                    .get("/api/operations")
                    .expect(200)
                    .json()
                    .required("operations")
                    .valueStream()
                    .filter(operation -> operation.required("item").asString().equals(id))
                    .filter(operation ->
                            operation.required("outcome").asString().equals("needs-person"))
                    .forEach(operation -> waiting.add(operation.required("op").asString()));
            return !waiting.isEmpty();
        });
        return waiting.get(0);
    }

    /** Answers the picker of an item with a record. */
    void choose(String id, String record) throws Exception {
        product.bridge()
                .post("/api/operations/" + pending(id) + "/answer", Map.of("answer", "target", "target", record))
                .expect(200);
    }

    /** @return the new account as a target, {@code account:GUID} */
    String account(String name) throws Exception {
        return "account:"
                + product.crm()
                        .send("POST", "/accounts", Map.of("name", name), Map.of("Prefer", "return=representation"))
                        .expect(201)
                        .json()
                        .required("accountid")
                        .asString();
    }

    JsonNode ask(String command) throws IOException {
        JsonNode answer = relay.ask(command);
        assertThat(answer.required("ok").asBoolean())
                .describedAs(answer.toString())
                .isTrue();
        return answer;
    }

    void until(String what, Callable<Boolean> reached) throws Exception {
        waiting().until(what, reached);
    }

    private Waiting waiting() {
        return new Waiting(
                LIMIT_SECONDS,
                () -> relay.ask("ribbon") + "\n" + product.service().output());
    }
}
