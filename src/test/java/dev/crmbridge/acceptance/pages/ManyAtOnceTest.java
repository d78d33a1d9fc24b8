package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hundreds of items at once: nothing comes and nothing is deleted before a person says yes, and the pages that ask fit. */
class ManyAtOnceTest extends Browsing {
    private static final int DELETED = 300;
    private static final int ONE_TOO_MANY = 201;
    private static final int PATIENCE = 2_400;

    private void inCrm(String set, String prefix, int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            product().crm().post("/" + set, Map.of("subject", prefix + i)).expect(204);
        }
    }

    private int recordsOf(String set, String prefix) throws Exception {
        return product()
                .rows(set + "?$select=subject&$filter=startswith(subject,'" + prefix + "')")
                .size();
    }

    private List<JsonNode> items(String prefix) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : product().bridge().get("/api/items").expect(200).json()) {
            if (item.required("subject").asString().startsWith(prefix)) {
                items.add(item);
            }
        }
        return items;
    }

    private List<JsonNode> awaitLinked(String prefix, int count) throws Exception {
        List<JsonNode> items = List.of();
        for (int i = 0; i < PATIENCE && linked(items) < count; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            items = items(prefix);
        }
        assertThat(linked(items)).isEqualTo(count);
        assertThat(items).hasSize(count);
        return items;
    }

    private static int linked(List<JsonNode> items) {
        return (int) items.stream()
                .filter(item -> item.required("state").asString().equals("linked"))
                .count();
    }

    private JsonNode sync() throws Exception {
        return product().bridge().post("/api/sync", Map.of()).expect(200).json();
    }

    private JsonNode filter(String word) throws Exception {
        return product().bridge().get("/api/filters/" + word).expect(200).json();
    }

    private List<JsonNode> deletions(String question) throws Exception {
        return product()
                .bridge()
                .get("/api/deletions")
                .expect(200)
                .json()
                .valueStream()
                .filter(each -> each.required("question").asString().equals(question))
                .toList();
    }

    private static void checked(Page page, String name) {
        Accessibility.checkBeginning(page, name);
        page.setViewportSize(400, 860);
        Accessibility.checkBeginning(page, name);
        page.setViewportSize(1280, 860);
    }

    @Test
    void moreThan200RecordsComeOnlyAfterAYesThatNamesTheirNumber() throws Exception {
        inCrm("phonecalls", "Ring number ", ONE_TOO_MANY);
        int come = filter("own-phone-calls").required("come").asInt();
        assertThat(come).isGreaterThanOrEqualTo(ONE_TOO_MANY);
        Page page = service();
        page.navigate(bridge() + "/filters");
        button(page, "Switch on: Own open phone calls").click();

        assertThat(heading(page, "So many at once?")).isVisible();
        assertThat(page.getByText(come + " records would come to Outlook")).isVisible();
        checked(page, "question about many arrivals");
        sync();
        assertThat(items("Ring number ")).isEmpty();
        button(page, "Leave Them in CRM").click();

        assertThat(heading(page, "Filters")).isVisible();
        assertThat(button(page, "Switch on: Own open phone calls")).isVisible();
        sync();
        assertThat(items("Ring number ")).isEmpty();

        button(page, "Switch on: Own open phone calls").click();
        button(page, "Bring " + come + " Items").click();

        assertThat(button(page, "Switch off: Own open phone calls")).isVisible();
        awaitLinked("Ring number ", ONE_TOO_MANY);
        assertThat(recordsOf("phonecalls", "Ring number ")).isEqualTo(ONE_TOO_MANY);
    }

    /** Linked tasks that came from the CRM. */
    private List<String> linkedTasks(String prefix) throws Exception {
        inCrm("tasks", prefix, DELETED);
        product()
                .bridge()
                .post("/api/filters/own-tasks", Map.of("on", true, "confirm", true))
                .expect(200);
        return awaitLinked(prefix, DELETED).stream()
                .map(item -> item.required("id").asString())
                .toList();
    }

    private void deleted(List<String> items) throws Exception {
        for (String item : items) {
            product().outlook().delete("/api/items/" + item).expect(204);
        }
    }

    @Test
    void threeHundredDeletionsAreAskedAboutAndANoKeepsAllWhileAYesDeletesByTheRules() throws Exception {
        String prefix = "Goes with hundreds ";
        List<String> items = linkedTasks(prefix);
        deleted(items);
        sync();
        for (int i = 0; i < 3; i++) {
            assertThat(sync().required("stopped").asString()).contains("would delete " + DELETED);
        }
        assertThat(recordsOf("tasks", prefix)).isEqualTo(DELETED);
        assertThat(deletions("deletion-brake")).hasSize(DELETED);

        Page page = service();
        page.navigate(bridge() + "/deletions");
        assertThat(heading(page, "Many deletions at once")).isVisible();
        assertThat(row(page, prefix)).hasCount(DELETED);
        assertThat(button(page, "Delete All " + DELETED)).isVisible();
        checked(page, "hundreds of deletions");
        button(page, "Keep All " + DELETED).click();

        assertThat(page.getByText(DELETED + " items")).isVisible();
        checked(page, "hundreds of deletions that were declined");
        assertThat(deletions("deletion-declined"))
                .hasSize(DELETED)
                .noneMatch(each -> each.required("asks").asBoolean());
        assertThat(sync().required("stopped").isNull()).isTrue();
        assertThat(sync().required("planned")).isEmpty();
        assertThat(recordsOf("tasks", prefix)).isEqualTo(DELETED);

        askedAgain(items);
        String edited = deletions("edit-beats-delete").get(0).required("record").toString();
        page.navigate(bridge() + "/deletions");
        button(page, "Delete All " + (DELETED - 1)).click();

        assertThat(page.getByText(DELETED - 1 + " items")).isVisible();
        JsonNode left = product().rows("tasks?$select=subject&$filter=startswith(subject,'" + prefix + "')");
        assertThat(left).hasSize(1);
        assertThat(edited).contains(left.get(0).required("activityid").asString());
        assertThat(deletions("deletion-brake")).isEmpty();
        assertThat(deletions("edit-beats-delete")).hasSize(1);
    }

    /** Brings the items back, which ends the choice to keep, and deletes them again; meanwhile a colleague works on one of the records. */
    private void askedAgain(List<String> items) throws Exception {
        for (String item : items) {
            product()
                    .outlook()
                    .patch("/api/items/" + item, Map.of("folder", "Tasks"))
                    .expect(200);
        }
        sync();
        assertThat(deletions("deletion-declined")).isEmpty();
        assertThat(linked(items("Goes with hundreds "))).isEqualTo(DELETED);
        String edited =
                product().item(items.get(7)).required("record").required("id").asString();
        product()
                .crmAsAdmin()
                .patch("/tasks(" + edited + ")", Map.of("description", "Still needed"))
                .expect(204);
        deleted(items);
        sync();
        assertThat(sync().required("stopped").asString()).contains("would delete " + (DELETED - 1));
        assertThat(deletions("deletion-brake")).hasSize(DELETED - 1);
    }
}
