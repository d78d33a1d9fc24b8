package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.ReasonCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
    @Test
    void everyCodeHasExactlyOneCompleteRowAndNoRowIsLeftOver() throws Exception {
        var rows = Pages.codeRows("docs/reference/errors.md");
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::word).toList());
        assertThat(rows.values())
                .allSatisfy(row -> assertThat(row.split(" \\| ")).hasSize(4));
    }
}
