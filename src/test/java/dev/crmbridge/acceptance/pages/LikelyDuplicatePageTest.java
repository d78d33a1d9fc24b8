package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Before anybody clicks Track, an item says which record it may already be: on its page, in the API and on the command line. */
class LikelyDuplicatePageTest extends Browsing {
    private static final String SAMPLE = "Send the frame samples to Harbour & Finch";
    private static final String RULE = "Tasks with the same subject and due day";

    private String sample() throws Exception {
        product().cli("sync").expect(0);
        for (JsonNode item : product().bridge().get("/api/items").expect(200).json()) {
            if (item.required("subject").asString().equals(SAMPLE)) {
                return item.required("id").asString();
            }
        }
        throw new AssertionError("the demo has no " + SAMPLE);
    }

    private String recordOfTheColleague() throws Exception {
        JsonNode found = product().rows("tasks?$select=subject&$filter=startswith(subject,'Send the frame samples')");
        assertThat(found).hasSize(1);
        return found.get(0).required("activityid").asString();
    }

    /** As Outlook has it; the record's is a point in time of that day. */
    private LocalDate due() throws Exception {
        for (JsonNode item : product().bridge().get("/api/items").expect(200).json()) {
            if (item.required("subject").asString().equals(SAMPLE)) {
                return LocalDate.parse(item.required("due").asString());
            }
        }
        throw new AssertionError("the demo has no " + SAMPLE);
    }

    private static String page(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .format(day);
    }

    private static String text(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US).format(day);
    }

    @Test
    void theQuestionShowsTheDayOfBothRecordsInTheSameForm() throws Exception {
        String item = sample();
        JsonNode operation = product()
                .cli("track", item, "--json")
                .expect(3)
                .json()
                .required("operations")
                .get(0);
        Page page = service();
        page.navigate(bridge() + "/operations/" + operation.required("op").asString());

        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Due Date")))
                .hasCount(2);
        assertThat(page.locator("main")).containsText("Due Date: " + page(due()));
        assertThat(page.locator("main time").filter(new Locator.FilterOptions().setHasText(page(due()))))
                .hasCount(2);
        Accessibility.check(page, "potential duplicates");
    }

    @Test
    void thePageOfAnUntrackedItemWarnsAndLinksToTheRecord() throws Exception {
        String item = sample();
        Page page = service();
        page.navigate(bridge() + "/items/" + item);

        Locator warning = page.locator(".message-warning");
        assertThat(warning).hasCount(1);
        assertThat(warning).containsText("CRM may already have this: Task “" + SAMPLE + "”");
        assertThat(warning).containsText("Subject: " + SAMPLE);
        assertThat(warning).containsText("Due Date: " + page(due()));
        assertThat(warning).containsText("Rule: " + RULE);
        assertThat(button(page, "Track")).isEnabled();
        Accessibility.check(page, "likely duplicate");

        Page record = context()
                .waitForPage(
                        () -> warning.getByRole(AriaRole.LINK).getByText(SAMPLE).click());
        record.waitForURL(url -> url.contains("activit") || url.contains("main.aspx") || url.contains("signin"));
        assertThat(record.url()).contains(recordOfTheColleague());
    }

    @Test
    void theApiAndWhyNameTheRecordTheRuleAndWhatAgrees() throws Exception {
        String item = sample();
        String record = recordOfTheColleague();

        JsonNode likely =
                product().bridge().get("/api/why/" + item).expect(200).json().required("likelyDuplicates");
        assertThat(likely).hasSize(1);
        assertThat(likely.get(0).required("record").required("id").asString()).isEqualTo(record);
        assertThat(likely.get(0).required("rule").asString()).isEqualTo(RULE);
        assertThat(likely.get(0).required("matching").findValuesAsString("label"))
                .containsExactlyInAnyOrder("Subject", "Due Date");
        assertThat(likely.get(0).required("matching").findValuesAsString("value"))
                .containsExactlyInAnyOrder(SAMPLE, text(due()));

        assertThat(product().cli("why", item).expect(0).output())
                .contains("Likely duplicate: task “" + SAMPLE + "”, same ")
                .contains("Due Date: " + text(due()))
                .contains("(" + RULE + "): ")
                .contains(record);
    }

    private String oneOfMany() throws Exception {
        return product().create(Map.of("kind", "task", "subject", "Ask about the frames", "due", "2027-01-15"));
    }

    @Test
    void ofManyAFewAreNamedAndThatThereAreMore() throws Exception {
        for (int i = 0; i < 6; i++) {
            product().cli("track", oneOfMany(), "--on-duplicate", "save").expect(0);
        }
        String item = oneOfMany();
        Page page = service();
        page.navigate(bridge() + "/items/" + item);

        assertThat(page.locator(".message-warning")).hasCount(5);
        assertThat(page.getByText("CRM has more records like these")).isVisible();
        Accessibility.check(page, "many likely duplicates");

        JsonNode why = product().bridge().get("/api/why/" + item).expect(200).json();
        assertThat(why.required("likelyDuplicates")).hasSize(5);
        assertThat(why.required("moreLikelyDuplicates").asBoolean()).isTrue();
        assertThat(product().cli("why", item).expect(0).output().lines().filter(line -> line.startsWith("Likely")))
                .hasSize(6)
                .last()
                .isEqualTo("Likely duplicate: and more.");
    }

    @Test
    void anItemThatIsLikeNoRecordIsNotWarnedOf() throws Exception {
        sample();
        String other = product().task("Like nothing else here");
        Page page = service();
        page.navigate(bridge() + "/items/" + other);

        assertThat(button(page, "Track")).isVisible();
        assertThat(page.getByText("CRM may already have this")).hasCount(0);
        assertThat(product().cli("why", other).expect(0).output()).doesNotContain("Likely duplicate");
    }
}
