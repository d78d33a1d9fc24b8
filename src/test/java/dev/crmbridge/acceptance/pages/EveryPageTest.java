package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.crmbridge.acceptance.product.Rules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every page in every form, with something on it. */
class EveryPageTest extends Browsing {
    private static final String LONG =
            "Fits everywhere, also with a rather long subject that has to be broken somewhere <b>&\" Ä 漢字";

    private final Map<String, String> pages = new LinkedHashMap<>();

    @BeforeAll
    void fill() throws Exception {
        Rules rules = new Rules(product().crmAsAdmin());
        rules.publishExact("task", "subject");
        String item = product().task(LONG);
        String tracked = op(tracked(item));
        String untracked = product().task("Not tracked yet");
        String closed = product().task("Closed");
        String closedRecord = tracked(closed).required("record").required("id").asString();
        product()
                .crm()
                .patch("/tasks(" + closedRecord + ")", Map.of("statecode", 1, "statuscode", 5))
                .expect(204);
        String letGo = product().task("Let go");
        tracked(letGo);
        String untrack = op(product().command("untrack", Map.of(), letGo));
        product().crm().post("/tasks", Map.of("subject", "Twice")).expect(204);
        String duplicates = op(tracked(product().task("Twice")));
        String picker = op(product().command("regarding", Map.of(), product().task("About what")));
        String secret = op(tracked(product().create(Map.of("kind", "task", "subject", "Secret", "sensitivity", 2))));
        String refused = op(tracked(product().create(Map.of("kind", "task", "subject", "Weekly", "recurring", true))));
        conflict();
        deletion();
        product().cli("settings", "conflicts.contact.emailaddress1", "outlook").expect(0);

        String bridge = bridge();
        pages.put("status", bridge + "/");
        pages.put("item", bridge + "/items/" + item);
        pages.put("untracked item", bridge + "/items/" + untracked);
        pages.put("mail", bridge + "/items/" + product().create(Map.of("kind", "mail", "subject", LONG)));
        pages.put("item of a closed record", bridge + "/items/" + closed);
        pages.put("picker", bridge + "/operations/" + picker);
        pages.put("picker with records", bridge + "/operations/" + picker + "?type=account&q=a");
        pages.put("picker without records", bridge + "/operations/" + picker + "?type=account&q=zzz");
        pages.put("duplicates", bridge + "/operations/" + duplicates);
        pages.put("untrack question", bridge + "/operations/" + untrack);
        pages.put("private question", bridge + "/operations/" + secret);
        pages.put("result", bridge + "/operations/" + tracked);
        pages.put("refusal", bridge + "/operations/" + refused);
        pages.put("bulk progress", bridge + "/operations/" + tracked + "," + refused + "," + duplicates);
        pages.put("conflicts", bridge + "/conflicts");
        pages.put("deletions", bridge + "/deletions");
        pages.put("settings", bridge + "/settings");
        pages.put("field directions", bridge + "/settings/directions?table=contact");
        pages.put("preview", bridge + "/dry-run");
        pages.put("history", bridge + "/history");
        pages.put("filters", bridge + "/filters");
        pages.put("filter", bridge + "/filters/own-tasks");
        pages.put("problems", bridge + "/problems");
        pages.put("outlook", product().outlookPart().ready("outlookUrl") + "/outlook");
        pages.put("sign in", crm() + "/signin");
        pages.put("activities", crm() + "/?view=all");
        pages.put("activities, none found", crm() + "/?view=all&q=zzz");
        pages.put("jobs", crm() + "/jobs");
        pages.put("closed record", crm() + "/main.aspx?etn=task&id=" + closedRecord + "&pagetype=entityrecord");
        pages.put("new record", crm() + "/main.aspx?etn=appointment&pagetype=entityrecord");
        rulesAndWhatTheyFind();
        pages.put("look up", crm() + "/lookup?etn=task&id=" + closedRecord);
    }

    private void rulesAndWhatTheyFind() throws Exception {
        String rules = crm() + "/settings/duplicates";
        String first = product()
                .rows("duplicaterules?$select=name&$orderby=name")
                .get(0)
                .required("duplicateruleid")
                .asString();
        pages.put("duplicate rules", rules);
        pages.put("new duplicate rule", rules + "/new");
        pages.put("duplicate rule about two types", rules + "/rule?base=lead&matching=contact");
        pages.put("published duplicate rule", rules + "/rule?id=" + first);
        String next = product()
                .crmAsAdmin()
                .post("/duplicaterules(" + first + ")/Microsoft.Dynamics.CRM.ReviseDuplicateRule", Map.of())
                .expect(200)
                .json()
                .required("duplicateruleid")
                .asString();
        pages.put("next version of a duplicate rule", rules + "/rule?id=" + next);
        String one = contact("Jim");
        String two = contact("James, " + LONG.substring(0, 40));
        String three = contact("Jimmy");
        String job = product()
                .crm()
                .post("/BulkDetectDuplicates", Map.of("Query", Map.of("EntityName", "contact"), "JobName", LONG))
                .expect(200)
                .json()
                .required("JobId")
                .asString();
        new Rules(product().crmAsAdmin()).await(job);
        product()
                .crm()
                .post("/MarkNotDuplicates", Map.of("Record", named(one), "Other", named(three), "JobId", job))
                .expect(204);
        pages.put("pairs that are no duplicates", crm() + "/jobs/" + job + "/notduplicates");
        pages.put("what a search found", crm() + "/jobs/" + job);
        pages.put("one group of what a search found", crm() + "/jobs/" + job + "?group=contact:" + one);
        pages.put("what a search found, beyond the last page", crm() + "/jobs/" + job + "?page=99");
        pages.put("likely duplicates", crm() + "/jobs/" + job + "/record?of=contact:" + one);
        pages.put("merge", crm() + "/merge?etn=contact&a=" + one + "&b=" + two);
        merges();
    }

    /** One merge that stands and one that was taken back, of which something could not be restored. */
    private void merges() throws Exception {
        String merge = merged(contact("Kept"), contact("Merged, " + LONG.substring(0, 40)));
        String master = contact("Master");
        String back = merged(master, contact("Back, " + LONG.substring(0, 40)));
        product()
                .crm()
                .patch("/contacts(" + master + ")", Map.of("jobtitle", "Changed since"))
                .expect(204);
        product()
                .crm()
                .post("/UnmergeRecords", Map.of("Subordinate", named(back)))
                .expect(200);
        pages.put("merged record", crm() + "/main.aspx?etn=contact&id=" + merge + "&pagetype=entityrecord");
        pages.put("merges", crm() + "/merges");
        for (JsonNode each :
                product().crm().get("/RetrieveMerges()").expect(200).json().required("Merges")) {
            boolean stands = each.required("TakenBackOn").isNull();
            pages.put(
                    stands ? "merge that stands" : "merge that was taken back",
                    crm() + "/merges/" + each.required("MergeId").asString());
        }
    }

    /** Merges the second into the first and answers the second. */
    private String merged(String master, String other) throws Exception {
        Map<String, String> content = Map.of("@odata.type", "Microsoft.Dynamics.CRM.contact", "jobtitle", "Owner");
        product()
                .crm()
                .post("/Merge", Map.of("Target", named(master), "Subordinate", named(other), "UpdateContent", content))
                .expect(204);
        return other;
    }

    private static Map<String, String> named(String contact) {
        return Map.of("@odata.type", "#Microsoft.Dynamics.CRM.contact", "contactid", contact);
    }

    private String contact(String first) throws Exception {
        return product()
                .crm()
                .post(
                        "/contacts",
                        Map.of("firstname", first, "lastname", "Glynn", "emailaddress1", "jim.glynn@example.com"))
                .expect(204)
                .id();
    }

    private static String op(JsonNode answer) {
        JsonNode operation =
                answer.has("operations") ? answer.required("operations").get(0) : answer;
        return operation.required("op").asString();
    }

    private void conflict() throws Exception {
        String clash = product().task("Clash");
        String record = tracked(clash).required("record").required("id").asString();
        product()
                .outlook()
                .patch("/api/items/" + clash, Map.of("subject", "Clash, as Outlook has it"))
                .expect(200);
        product()
                .crm()
                .patch("/tasks(" + record + ")", Map.of("subject", "Clash, as CRM has it"))
                .expect(204);
        product().cli("sync", "--json").expect(0);
    }

    private void deletion() throws Exception {
        String gone = product().task("Deleted in Outlook, changed in CRM, " + LONG);
        String record = tracked(gone).required("record").required("id").asString();
        product().outlook().delete("/api/items/" + gone).expect(204);
        product()
                .crm()
                .patch("/tasks(" + record + ")", Map.of("subject", "Changed, " + LONG))
                .expect(204);
        product().cli("sync", "--json").expect(0);
        product().cli("sync", "--json").expect(0);
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @CsvSource({"1280,LIGHT", "400,DARK"})
    void isAccessibleAndFitsItsWindow(int width, ColorScheme scheme) throws Exception {
        Page page = window(width, scheme);
        for (Map.Entry<String, String> each : pages.entrySet()) {
            page.navigate(each.getValue());
            Accessibility.check(page, each.getKey());
        }
    }

    @Test
    void fitsTheNarrowestWindowThatHasToDo() throws Exception {
        Page page = window(320, ColorScheme.LIGHT);
        for (Map.Entry<String, String> each : pages.entrySet()) {
            page.navigate(each.getValue());
            Accessibility.fits(page, each.getKey());
        }
    }

    private Page window(int width, ColorScheme scheme) throws Exception {
        Page page = service();
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        signInToCrm(page);
        return page;
    }

    @Test
    void conflictsNameTheFieldAsTheFormDoesAndShowBothValues() throws Exception {
        Page page = service();
        page.navigate(pages.get("conflicts"));
        assertThat(page.getByRole(
                        AriaRole.CELL,
                        new Page.GetByRoleOptions().setName("Subject").setExact(true)))
                .isVisible();
        assertThat(page.getByText("Clash, as Outlook has it")).isVisible();
        assertThat(page.getByText("Clash, as CRM has it")).isVisible();
    }

    @Test
    void problemsListEveryOpenQuestionUnderItsItemsName() throws Exception {
        Page page = service();
        page.navigate(pages.get("problems"));
        for (String subject : new String[] {"Twice", "About what", "Secret", "Let go"}) {
            assertThat(heading(page, subject)).isVisible();
        }
    }

    @Test
    void aPageThatDoesNotExistSaysSoAndLeadsBack() throws Exception {
        Page page = service();
        page.navigate(bridge() + "/items/" + "0".repeat(48));
        assertThat(page.getByText("Outlook has no such item.")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go to the first page"))
                .click();
        assertThat(heading(page, "Status")).isVisible();
        forgive("404");
    }
}
