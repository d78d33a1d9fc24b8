package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlannedTextTest {
    private static List<String> lines(String action, String outlook, String crm) {
        JsonNode plan = new JsonMapper()
                .valueToTree(Map.of(
                        "item",
                        "00AA",
                        "action",
                        action,
                        "subject",
                        "Write the offer",
                        "reason",
                        "Changed.",
                        "fields",
                        List.of(Map.of("name", "subject", "label", "Subject", "outlook", outlook, "crm", crm))));
        return PlannedText.lines(plan, new KnownItems(Map.of()));
    }

    @Test
    void theValueThatIsReplacedStandsBeforeTheArrow() {
        assertThat(lines("update-crm", "New", "Old"))
                .containsExactly("update-crm  Write the offer  00AA", "    Changed.", "    Subject: CRM “Old” → “New”");
        assertThat(lines("update-outlook", "Old", "")).contains("    Subject: Outlook “Old” → (empty)");
    }

    @Test
    void whereNothingIsWrittenBothValuesStandSideBySide() {
        assertThat(lines("hold", "One", "Two")).contains("    Subject: Outlook “One”, CRM “Two”");
    }

    @Test
    void aLongOrManyLinedValueIsOneLineThatIsCut() {
        String line = lines("update-crm", "a\nb" + "x".repeat(300), "").get(2);

        assertThat(line).startsWith("    Subject: CRM (empty) → “a ⏎ bx").endsWith("… (305 characters)”");
        assertThat(line).doesNotContain("\n");
    }
}
