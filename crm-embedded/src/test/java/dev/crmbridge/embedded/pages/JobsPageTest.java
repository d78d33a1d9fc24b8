package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm;
import dev.crmbridge.web.text.Display;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JobsPageTest {
    private static final int IN_PROGRESS = 2;

    @ParameterizedTest
    @CsvSource({"7,2,true", "8,2,true", "8,3,false", "7,3,false", "13,2,false"})
    void onlyAPublicationOrASearchThatRunsCanBeCanceled(int type, int state, boolean cancelable) {
        JobsPage page = new JobsPage(new Display(Locale.ENGLISH, ZoneOffset.UTC, InstantSource.system()));

        JobRow row = page.row(JsonMapper.shared()
                .createObjectNode()
                .put("asyncoperationid", "a1")
                .put("operationtype", type)
                .put("statecode", state));

        assertThat(row.cancelable()).isEqualTo(cancelable);
        assertThat(row.running()).isEqualTo(state == IN_PROGRESS);
    }

    @Test
    void cancelingAJobThatHasEndedIsRefusedInWords(@TempDir Path folder) throws Exception {
        try (TestCrm crm = new TestCrm(folder)) {
            PageBrowser admin = new PageBrowser(crm.crm(), "admin");
            String ended = crm.get("admin", "asyncoperations?$filter=statecode eq 3&$top=1")
                    .json()
                    .path("value")
                    .path(0)
                    .path("asyncoperationid")
                    .asString();
            assertThat(ended).as("the shipped rules were published").isNotEmpty();

            HttpResponse<String> answer = admin.post("/jobs/" + ended + "/cancel", Map.of());

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Canceling the job").contains("0x80048408");
        }
    }
}
