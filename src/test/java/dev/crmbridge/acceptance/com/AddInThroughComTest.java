package dev.crmbridge.acceptance.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Buttons pressed in Outlook's ribbon: the real add-in, the service in a JVM of Windows, Jacob, COM, the simulated Outlook. */
@Tag("com")
@ResourceLock("rig")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AddInThroughComTest {
    private Desktop desktop;
    private Product product;
    private Ribbon ribbon;
    private final List<String> tasks = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        WindowsSide.require();
        desktop = Desktop.start(folder);
        product = desktop.product();
        ribbon = desktop.ribbon(Ribbon.EXPLORER, "TabTasks");
        for (String subject : List.of("Anruf bei Größe & Söhne", "電話する", "📞 رنّ")) {
            tasks.add(product.task(subject));
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
    }

    @Test
    @Order(1)
    void threeSelectedTasksAreTrackedAsPhoneCalls() throws Exception {
        desktop.select(tasks);
        ribbon.press("crmTrackPhonecall");
        for (String task : tasks) {
            desktop.until("the task is linked", () -> desktop.state(task).equals("linked"));
            desktop.until(
                    "the task is marked",
                    () -> product.outlook()
                            .get("/api/items/" + task)
                            .json()
                            .required("categories")
                            .toString()
                            .contains("Tracked in CRM"));
            JsonNode item = product.outlook().get("/api/items/" + task).json();
            JsonNode record = product.crm()
                    .get("/phonecalls(" + desktop.recordOf(task) + ")")
                    .expect(200)
                    .json();
            assertThat(record.required("subject")).isEqualTo(item.required("subject"));
        }
        desktop.select(tasks.subList(0, 1));
        desktop.until("the ribbon says so", () -> ribbon.label("crmTracked").equals("Tracked as Phone Call"));
        assertThat(ribbon.control("crmTrackPhonecall").required("pressed").asBoolean())
                .isTrue();
        assertThat(ribbon.control("crmTrack").required("enabled").asBoolean()).isFalse();
    }

    @Test
    @Order(2)
    void viewOpensThatRecord() throws Exception {
        desktop.select(tasks.subList(0, 1));
        ribbon.press("crmView");
        desktop.until(
                "a record is opened",
                () -> desktop.openedUrls().stream().anyMatch(url -> url.contains("etn=phonecall")));
        assertThat(desktop.openedUrls()).last().asString().contains("id=" + desktop.recordOf(tasks.get(0)));
    }

    @Test
    @Order(3)
    void setRegardingOpensThePickerAndItsAnswerShowsInTheMenu() throws Exception {
        String account = desktop.account("Ibis & Partner");
        desktop.select(tasks.subList(1, 2));
        int windows = desktop.openedUrls().size();
        ribbon.pressIn("crmRegarding", "crmMoreRegarding");
        desktop.until("the picker is opened", () -> desktop.openedUrls().size() > windows);
        desktop.choose(tasks.get(1), account);
        desktop.until(
                "the answer is carried out",
                () -> desktop.regarding(tasks.get(1)).equals("Ibis & Partner"));
        desktop.select(tasks.subList(2, 3));
        desktop.until("the record is offered", () -> ribbon.menu("crmRegarding").contains("Ibis & Partner"));
        ribbon.pressIn("crmRegarding", "crmRecentRegarding0");
        desktop.until("it is set", () -> desktop.regarding(tasks.get(2)).equals("Ibis & Partner"));
    }

    @Test
    @Order(4)
    void untrackAsksAndKeepsTheRecordOnNo() throws Exception {
        String record = desktop.recordOf(tasks.get(0));
        desktop.select(tasks.subList(0, 1));
        int windows = desktop.openedUrls().size();
        ribbon.press("crmUntrack");
        desktop.until("the question is opened", () -> desktop.openedUrls().size() > windows);
        assertThat(desktop.openedUrls())
                .last()
                .asString()
                .startsWith(product.service().ready("bridgeUrl") + "/login/");
        product.cli("answer", desktop.pending(tasks.get(0)), "no", "--wait", "60")
                .expect(0);
        desktop.until("it is untracked", () -> desktop.state(tasks.get(0)).equals("untracked"));
        product.crm().get("/phonecalls(" + record + ")").expect(200);
    }

    @Test
    @Order(5)
    void aRemovedCategoryUntracksAndKeepsTheRecord() throws Exception {
        String record = desktop.recordOf(tasks.get(1));
        product.outlook()
                .send("PATCH", "/api/items/" + tasks.get(1), Map.of("categories", List.of()), Map.of())
                .expect(200);
        desktop.until("it is untracked", () -> desktop.state(tasks.get(1)).equals("untracked"));
        product.crm().get("/phonecalls(" + record + ")").expect(200);
    }

    @ParameterizedTest
    @MethodSource("dev.crmbridge.acceptance.com.RibbonPlace#all")
    @Order(6)
    void everyKindIsTrackedWhereItIsShown(RibbonPlace place) throws Exception {
        String item = place.item(product);
        int form = place.form() ? desktop.open(item) : 0;
        if (!place.form()) {
            desktop.select(List.of(item));
        }
        Ribbon shown = desktop.ribbon(place.ribbon(), place.tab());
        desktop.until(
                "the ribbon knows the kind",
                () -> shown.visible(place.control())
                        && shown.visible("crmParent") == place.contact()
                        && shown.visible("crmRegarding") != place.contact());

        shown.press(place.control());
        desktop.until("the record is there", () -> place.records(product).size() == 1);
        // A request is tracked as its calendar item, and that is what is tracked then.
        String linked = place.linked(product, item);
        Ribbon where = linked.equals(item) ? shown : desktop.ribbon(Ribbon.EXPLORER, "TabCalendar");
        if (!linked.equals(item)) {
            desktop.select(List.of(linked));
        }
        // Right after a selection the ribbon may still show the item before, which can have the same label.
        desktop.until(
                "the ribbon says so",
                () -> where.label("crmTracked").equals(place.label()) && !where.enabled("crmTrack"));
        assertThat(place.records(product)).hasSize(1);
        if (place.form()) {
            desktop.close(form);
        }
    }

    @Test
    @Order(7)
    void setParentTracksAContactAndNamesItsCompany() throws Exception {
        String account = desktop.account("Störche & Co");
        String chosen = contact("Chosen");
        desktop.select(List.of(chosen));
        Ribbon contacts = desktop.ribbon(Ribbon.EXPLORER, "TabContacts");
        contacts.pressIn("crmParent", "crmMoreParent");
        desktop.choose(chosen, account);
        desktop.until("the parent is set", () -> parentOf(chosen).equals(account));

        String again = contact("Again");
        desktop.select(List.of(again));
        desktop.until("the account is offered", () -> contacts.menu("crmParent").contains("Störche & Co"));
        contacts.pressIn("crmParent", "crmRecentParent0");
        desktop.until(
                "the parent is set without a question", () -> parentOf(again).equals(account));

        String shown = contact("Shown");
        int form = desktop.open(shown);
        Ribbon inForm = desktop.ribbon("Microsoft.Outlook.Contact", "TabContact");
        inForm.pressIn("crmParent", "crmMoreParent");
        desktop.choose(shown, account);
        desktop.until("the parent is set", () -> parentOf(shown).equals(account));
        desktop.until("the menu names it", () -> inForm.menu("crmTracked").contains("Parent: Störche & Co"));
        desktop.close(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TabMail", "ContextMenuMailItem", "TabReadMessage"})
    @Order(8)
    void aSentMailIsSetRegardingAndNotTracked(String place) throws Exception {
        String messageId = "<offer-" + place + "@example.com>";
        String email = product.crm()
                .send(
                        "POST",
                        "/emails",
                        Map.of("subject", "Offer", "messageid", messageId),
                        Map.of("Prefer", "return=representation"))
                .expect(201)
                .json()
                .required("activityid")
                .asString();
        String account = desktop.account("Ibis for " + place);
        String mail = product.create(Map.of("kind", "mail", "subject", "Offer", "sent", true, "messageId", messageId));
        boolean inForm = place.equals("TabReadMessage");
        int form = inForm ? desktop.open(mail) : 0;
        if (!inForm) {
            desktop.select(List.of(mail));
        }
        Ribbon shown = desktop.ribbon(inForm ? "Microsoft.Outlook.Mail.Read" : Ribbon.EXPLORER, place);
        desktop.until("the ribbon knows that it is mail", () -> !shown.enabled("crmTrack"));

        shown.pressIn("crmRegarding", "crmMoreRegarding");
        desktop.choose(mail, account);

        desktop.until(
                "the e-mail is about the account",
                () -> product.crm()
                        .get("/emails(" + email + ")?$select=_regardingobjectid_value")
                        .expect(200)
                        .json()
                        .path("_regardingobjectid_value")
                        .asString("")
                        .equals(account.substring("account:".length())));
        assertThat(product.outlook().get("/api/items/" + mail).json().required("categories"))
                .isEmpty();
        if (inForm) {
            desktop.close(form);
        }
    }

    @Test
    @Order(9)
    void aMailThatIsBeingWrittenIsNotTrackedAndSaysWhyItCannotBeSetRegarding() throws Exception {
        String draft = product.create(Map.of("kind", "mail", "subject", "Draft", "sent", false));
        int form = desktop.open(draft);
        Ribbon writing = desktop.ribbon("Microsoft.Outlook.Mail.Compose", "TabNewMailMessage");
        desktop.until("the ribbon knows that it is mail", () -> !writing.enabled("crmTrack"));

        writing.pressIn("crmRegarding", "crmMoreRegarding");

        desktop.until("it says why not", () -> writing.status().contains("not sent yet"));
        desktop.close(form);
    }

    @Test
    @Order(9)
    void withTwentyOneSelectedItemsTheRibbonIsGreyAndNamesTheWayToDoIt() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(product.task("Too many " + i));
        }
        desktop.select(many);
        desktop.until(
                "Track is grey and says why",
                () -> !ribbon.enabled("crmTrack")
                        && ribbon.control("crmTrack")
                                .path("supertip")
                                .asString("")
                                .equals(
                                        "21 items are selected; 20 are possible at once. Select fewer, or use “crmbridge track --bulk”."));
        assertThat(product.rows("tasks?$select=subject&$filter=startswith(subject,'Too many')"))
                .isEmpty();
    }

    @Test
    @Order(10)
    void aClickWhileTheServiceIsDeadIsCarriedOutWhenItIsBack() throws Exception {
        String task = product.task("While nobody listens");
        desktop.select(List.of(task));
        product.service().kill();
        ribbon.press("crmTrack");
        desktop.until("the ribbon says so", () -> ribbon.status().contains("Your clicks are kept."));
        product.startService(List.of());
        desktop.until("the click is carried out", () -> desktop.state(task).equals("linked"));
        assertThat(product.rows("tasks?$select=subject&$filter=subject eq 'While nobody listens'"))
                .hasSize(1);
    }

    @Test
    @Order(11)
    void whatTheRoleDoesNotAllowIsGreyAndSaysWhy() throws Exception {
        String task = product.task("Not allowed");
        desktop.select(List.of(task));
        desktop.until("it can be tracked", () -> ribbon.enabled("crmTrack"));
        product.service().kill();
        product.signInAs("readonly");
        product.startService(List.of());

        desktop.until("Track is grey", () -> !ribbon.enabled("crmTrack"));

        assertThat(ribbon.control("crmTrack").path("supertip").asString("")).contains("prvCreateActivity");
        assertThat(ribbon.enabled("crmRegarding")).isFalse();
        assertThat(ribbon.control("crmRegarding").path("supertip").asString("")).contains("prvCreateActivity");
    }

    @Test
    @Order(12)
    void theAddInLeavesNothingBehindWhenItIsTurnedOff() throws Exception {
        desktop.ask("disconnect");
        desktop.until(
                "its references are back",
                () -> desktop.ask("addIns").required("references").asLong() <= 1);
        JsonNode left = desktop.ask("addIns");
        assertThat(left.required("subscriptions").asLong()).isZero();
        assertThat(left.required("objects").asLong()).isEqualTo(1);
    }

    private String contact(String last) throws Exception {
        return product.create(Map.of("kind", "contact", "firstName", "Robin", "lastName", last));
    }

    /** @return the account that is the parent of a contact's record, {@code account:GUID}, or empty */
    private String parentOf(String contact) throws Exception {
        if (!desktop.state(contact).equals("linked")) {
            return "";
        }
        String id = product.crm()
                .get("/contacts(" + desktop.recordOf(contact) + ")")
                .expect(200)
                .json()
                .path("_parentcustomerid_value")
                .asString("");
        return "account:" + id;
    }
}
