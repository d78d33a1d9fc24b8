package dev.crmbridge.acceptance.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.testkit.relay.RelayProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Buttons pressed in Outlook's ribbon: the real add-in, the service in a JVM of Windows, Jacob, COM, the simulated Outlook. */
@Tag("com")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AddInThroughComTest {
    private Path opened;
    private Product product;
    private @Nullable RelayProcess outlook;
    private Ribbon ribbon;
    private final List<String> tasks = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        WindowsSide.require();
        opened = Files.createFile(folder.resolve("opened.txt"));
        product = Product.throughCom(folder, WindowsSide.java(), WindowsSide.options());
        WindowsSide.settings(product.data());
        outlook = WindowsSide.relayWithAddIn(folder, product.outlookPart().ready("outlookUrl"), opened);
        ribbon = ribbon(Ribbon.EXPLORER, "TabTasks");
        for (String subject : List.of("Anruf bei Größe & Söhne", "電話する", "📞 رنّ")) {
            tasks.add(product.task(subject));
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (outlook != null) {
            outlook.close();
        }
        if (product != null) {
            product.close();
            WindowsSide.forget();
        }
    }

    @Test
    @Order(1)
    void threeSelectedTasksAreTrackedAsPhoneCalls() throws Exception {
        select(tasks);
        ribbon.press("crmTrackPhonecall");
        for (String task : tasks) {
            until("the task is linked", () -> state(task).equals("linked"));
            until(
                    "the task is marked",
                    () -> product.outlook()
                            .get("/api/items/" + task)
                            .json()
                            .required("categories")
                            .toString()
                            .contains("Tracked in CRM"));
            JsonNode item = product.outlook().get("/api/items/" + task).json();
            JsonNode record = product.crm()
                    .get("/phonecalls(" + recordOf(task) + ")")
                    .expect(200)
                    .json();
            assertThat(record.required("subject")).isEqualTo(item.required("subject"));
        }
        select(tasks.subList(0, 1));
        until("the ribbon says so", () -> ribbon.label("crmTracked").equals("Tracked as Phone Call"));
        assertThat(ribbon.control("crmTrackPhonecall").required("pressed").asBoolean()).isTrue();
        assertThat(ribbon.control("crmTrack").required("enabled").asBoolean()).isFalse();
    }

    @Test
    @Order(2)
    void viewOpensThatRecord() throws Exception {
        select(tasks.subList(0, 1));
        ribbon.press("crmView");
        until("a record is opened", () -> openedUrls().stream().anyMatch(url -> url.contains("etn=phonecall")));
        assertThat(openedUrls()).last().asString().contains("id=" + recordOf(tasks.get(0)));
    }

    @Test
    @Order(3)
    void setRegardingOpensThePickerAndItsAnswerShowsInTheMenu() throws Exception {
        String account = product.crm()
                .send("POST", "/accounts", Map.of("name", "Ibis & Partner"), Map.of("Prefer", "return=representation"))
                .expect(201)
                .json()
                .required("accountid")
                .asString();
        select(tasks.subList(1, 2));
        int windows = openedUrls().size();
        ribbon.pressIn("crmRegarding", "crmMoreRegarding");
        until("the picker is opened", () -> openedUrls().size() > windows);
        product.bridge()
                .post(
                        "/api/operations/" + pending(tasks.get(1)) + "/answer",
                        Map.of("answer", "target", "target", "account:" + account))
                .expect(200);
        until("the answer is carried out", () -> regarding(tasks.get(1)).equals("Ibis & Partner"));
        select(tasks.subList(2, 3));
        until("the record is offered", () -> ribbon.menu("crmRegarding").contains("Ibis & Partner"));
        ribbon.pressIn("crmRegarding", "crmRecentRegarding0");
        until("it is set", () -> regarding(tasks.get(2)).equals("Ibis & Partner"));
    }

    @Test
    @Order(4)
    void untrackAsksAndKeepsTheRecordOnNo() throws Exception {
        String record = recordOf(tasks.get(0));
        select(tasks.subList(0, 1));
        int windows = openedUrls().size();
        ribbon.press("crmUntrack");
        until("the question is opened", () -> openedUrls().size() > windows);
        assertThat(openedUrls()).last().asString().startsWith(product.service().ready("bridgeUrl") + "/login/");
        product.cli("answer", pending(tasks.get(0)), "no", "--wait", "60").expect(0);
        until("it is untracked", () -> state(tasks.get(0)).equals("untracked"));
        product.crm().get("/phonecalls(" + record + ")").expect(200);
    }

    @Test
    @Order(5)
    void aRemovedCategoryUntracksAndKeepsTheRecord() throws Exception {
        String record = recordOf(tasks.get(1));
        product.outlook()
                .send("PATCH", "/api/items/" + tasks.get(1), Map.of("categories", List.of()), Map.of())
                .expect(200);
        until("it is untracked", () -> state(tasks.get(1)).equals("untracked"));
        product.crm().get("/phonecalls(" + record + ")").expect(200);
    }

    @Test
    @Order(6)
    void twentyOneSelectedItemsAreRefusedInTheRibbon() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(product.task("Too many " + i));
        }
        select(many);
        ribbon.press("crmTrack");
        until("the ribbon refuses", () -> ribbon.status().startsWith("21 items are selected; 20 are possible at once."));
        assertThat(product.rows("tasks?$select=subject&$filter=startswith(subject,'Too many')"))
                .isEmpty();
    }

    @Test
    @Order(7)
    void aClickWhileTheServiceIsDeadIsCarriedOutWhenItIsBack() throws Exception {
        String task = product.task("While nobody listens");
        select(List.of(task));
        product.service().kill();
        ribbon.press("crmTrack");
        until("the ribbon says so", () -> ribbon.status().contains("Your clicks are kept."));
        product.startService(List.of());
        until("the click is carried out", () -> state(task).equals("linked"));
        assertThat(product.rows("tasks?$select=subject&$filter=subject eq 'While nobody listens'"))
                .hasSize(1);
    }

    @Test
    @Order(8)
    void theAddInLeavesNothingBehindWhenItIsTurnedOff() throws Exception {
        ask("disconnect");
        until(
                "its references are back",
                () -> ask("addIns").required("references").asLong() <= 1);
        JsonNode left = ask("addIns");
        assertThat(left.required("subscriptions").asLong()).isZero();
        assertThat(left.required("objects").asLong()).isEqualTo(1);
    }

    private void select(List<String> ids) throws Exception {
        product.outlook()
                .send("POST", "/api/windows", Map.of("selection", ids), Map.of())
                .expect(200);
    }

    private JsonNode ask(String command, String... fields) throws Exception {
        JsonNode answer = relay().ask(command, fields);
        assertThat(answer.required("ok").asBoolean())
                .describedAs(answer.toString())
                .isTrue();
        return answer;
    }

    private RelayProcess relay() {
        RelayProcess running = outlook;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    private List<String> openedUrls() throws Exception {
        return Files.readAllLines(opened);
    }

    private String state(String id) throws Exception {
        return product.item(id).required("state").asString();
    }

    private String regarding(String id) throws Exception {
        return product.item(id).path("regarding").path("name").asString("");
    }

    private String recordOf(String id) throws Exception {
        return product.item(id).required("record").required("id").asString();
    }

    private String pending(String id) throws Exception {
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

    private Ribbon ribbon(String id, String place) {
        return new Ribbon(relay(), id, place, waiting());
    }

    private void until(String what, Callable<Boolean> reached) throws Exception {
        waiting().until(what, reached);
    }

    private Waiting waiting() {
        return new Waiting(60, () -> relay().ask("ribbon") + "\n" + product.service().output());
    }
}
