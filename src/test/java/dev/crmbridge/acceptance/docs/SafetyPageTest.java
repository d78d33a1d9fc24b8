package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.flow.Failpoints;
import org.junit.jupiter.api.Test;

class SafetyPageTest {
    @Test
    void everyFailpointIsExplainedAndNoRowIsLeftOver() throws Exception {
        assertThat(Pages.codeRows("docs/explanation/safety.md", "How this is tested")
                        .keySet())
                .containsExactlyElementsOf(Failpoints.ALL);
    }
}
