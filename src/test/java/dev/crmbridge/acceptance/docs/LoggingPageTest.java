package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoggingPageTest {
    private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*\"([A-Za-z]+)\"");
    private static final Pattern ANY = Pattern.compile("addKeyValue\\(\\s*([^\"\\s])");

    @Test
    void everyKeyInUseHasARowAndNoRowIsLeftOver() throws Exception {
        assertThat(Pages.codeRows("docs/reference/logging.md", "Keys").keySet())
                .containsExactlyInAnyOrderElementsOf(Sources.literals(KEY));
    }

    @Test
    void keysAreLiteralsSoThatTheyCanBeListed() throws Exception {
        assertThat(Sources.literals(ANY)).isEmpty();
    }
}
