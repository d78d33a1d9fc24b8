package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.service.api.Body;
import dev.crmbridge.service.wiring.BridgeServer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ApiPageTest {
    private static final long ONE_MEBIBYTE = 1L << 20;

    @Test
    void thePageTellsTheLimitsThatHold() throws Exception {
        assertThat(BridgeServer.LARGEST_BODY_BYTES % ONE_MEBIBYTE).isZero();
        assertThat(Pages.read("docs/reference/api.md"))
                .contains("Bodies over " + BridgeServer.LARGEST_BODY_BYTES / ONE_MEBIBYTE + " MiB are refused")
                .contains("an EntryID of more than " + String.format(Locale.ROOT, "%,d", Body.LONGEST_ENTRY_ID)
                        + " characters");
    }

    @Test
    void theDescriptionForProgramsLimitsTheEntryIdInBothFormsAnItemIsSentIn() throws Exception {
        String yaml = Pages.read("docs/reference/openapi.yaml");
        String limited = "entryId: {type: string, maxLength: " + Body.LONGEST_ENTRY_ID + "}";

        assertThat(yaml.lines().map(String::strip).filter(limited::equals)).hasSize(2);
    }
}
