package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleSteps;
import dev.crmbridge.embedded.TestCrm;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a new record makes one record, however often it is sent: by a double click, or after Back. */
class FormSentTwiceTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private static final Pattern SELECT =
            Pattern.compile("<select[^>]* name=\"([^\"]+)\">(.*?)</select>", Pattern.DOTALL);

    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\" selected>");

    @SuppressWarnings("NullAway.Init")
    private TestCrm crm;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser seller;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        crm = new TestCrm(folder).withoutRules();
        seller = new PageBrowser(crm.crm(), "seller");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    /** The hidden and chosen fields of the form of a new record, as a browser sends them, and what a person enters. */
    private Map<String, String> newForm(String table, String... entered) throws Exception {
        String page = seller.get("/main.aspx?etn=" + table).body();
        String whole = page.substring(page.indexOf("action=\"/record/save\""));
        Map<String, String> form = new HashMap<>();
        HIDDEN.matcher(whole).results().forEach(field -> form.put(field.group(1), field.group(2)));
        SELECT.matcher(whole)
                .results()
                .forEach(field -> form.put(field.group(1), PageBrowser.first(field.group(2), SELECTED.pattern())));
        form.putAll(PageBrowser.form(entered));
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        Map<String, String> all = new HashMap<>(form);
        all.putAll(PageBrowser.form(more));
        return all;
    }

    private int count(String set) {
        return Integer.parseInt(crm.get("admin", set + "/$count").text().strip().replaceAll("\\D", ""));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "lead", "account", "task", "phonecall"})
    void theSameFormSentTwiceMakesOneRecordAndLeadsToItBothTimes(String table) throws Exception {
        String set = table.endsWith("y") ? table.substring(0, table.length() - 1) + "ies" : table + "s";
        int before = count(set);
        Map<String, String> form = newForm(
                table,
                "lastname",
                "Glynn",
                "name",
                "Glynn",
                "subject",
                "Glynn",
                "description",
                "one\r\ntwo",
                "telephone1",
                " 0123 ");
        String first = location(seller.post("/record/save", form));
        String second = location(seller.post("/record/save", form));
        assertThat(second).isEqualTo(first).contains(form.get("newid"));
        assertThat(seller.get(second).body()).contains("Glynn", "Saved.");
        assertThat(count(set)).isEqualTo(before + 1);
    }

    @Test
    void twoFormsMakeTwoRecords() throws Exception {
        location(seller.post("/record/save", newForm("contact", "lastname", "Glynn")));
        location(seller.post("/record/save", newForm("contact", "lastname", "Glynn")));
        assertThat(count("contacts")).isEqualTo(2);
    }

    @Test
    void aSecondClickIsNotAskedAboutTheRecordOfTheFirst() throws Exception {
        RuleSteps steps = new RuleSteps(crm);
        steps.await(steps.publish(steps.exact("contact", "contact", "lastname")));
        Map<String, String> form = newForm("contact", "lastname", "Glynn");
        String first = location(seller.post("/record/save", form));
        assertThat(location(seller.post("/record/save", form))).isEqualTo(first);

        Map<String, String> other = newForm("contact", "lastname", "Glynn");
        HttpResponse<String> asked = seller.post("/record/save", other);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body()).contains("Duplicates Detected", "name=\"newid\" value=\"" + other.get("newid"));
        assertThat(seller.post("/record/save", with(other, "answer", "cancel")).body())
                .as("the form after Cancel is still the same form")
                .contains("name=\"newid\" value=\"" + other.get("newid"));
        String saved = location(seller.post("/record/save", with(other, "answer", "save")));
        assertThat(location(seller.post("/record/save", with(other, "answer", "save"))))
                .isEqualTo(saved);
        assertThat(count("contacts")).isEqualTo(2);
    }

    @Test
    void whatWasEnteredAfterGoingBackIsKeptInTheFormOfTheRecordAndNotLost() throws Exception {
        Map<String, String> form = newForm("contact", "lastname", "Glynn", "jobtitle", "Pilot");
        location(seller.post("/record/save", form));
        HttpResponse<String> again = seller.post("/record/save", with(form, "lastname", "Glynn-Kim", "jobtitle", ""));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains(
                        "made a record before",
                        "name=\"id\" value=\"" + form.get("newid"),
                        "name=\"lastname\" type=\"text\" value=\"Glynn-Kim\"")
                .doesNotContain("Pilot", "name=\"newid\"");
        String etag = PageBrowser.first(again.body(), "name=\"etag\" value=\"([^\"]*)\"")
                .replace("&#34;", "\"");
        Map<String, String> change =
                with(form, "id", form.getOrDefault("newid", ""), "etag", etag, "lastname", "Glynn-Kim");
        assertThat(seller.done("/record/save", change).body()).contains("Glynn-Kim", "Saved.");
        assertThat(count("contacts")).isEqualTo(1);
    }

    @Test
    void anIdThatIsNoneIsRefused() throws Exception {
        HttpResponse<String> answer =
                seller.post("/record/save", newForm("contact", "lastname", "Glynn", "newid", "1 or 2"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is not the id of a record");
        assertThat(count("contacts")).isZero();
    }

    @Test
    void aTextThatBeginsWithALineBreakIsShownWithIt() throws Exception {
        Map<String, String> form =
                newForm("contact", "lastname", "Glynn", "description", "\r\nbelow", "answer", "cancel");
        assertThat(textArea(seller.post("/record/save", form).body())).isEqualTo("\r\nbelow");
        String stored = crm.post("seller", "contacts", "{\"lastname\":\"Kim\",\"description\":\"\\n\\nbelow\"}")
                .id();
        assertThat(textArea(seller.get("/main.aspx?etn=contact&id=" + stored).body()))
                .isEqualTo("\n\nbelow");
    }

    /** What a browser makes of the area: it leaves out a line break at its very beginning (HTML, "textarea" start tag). */
    private static String textArea(String page) {
        Matcher area = Pattern.compile("<textarea[^>]*name=\"description\"[^>]*>(.*?)</textarea>", Pattern.DOTALL)
                .matcher(page);
        assertThat(area.find()).as(page).isTrue();
        return area.group(1).replaceFirst("\\A\r?\n", "");
    }
}
