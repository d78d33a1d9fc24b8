package dev.crmbridge.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IconTest {
    @Test
    void everyIconIsDrawnAndEveryDrawingIsAnIcon() throws IOException {
        try (var in = Objects.requireNonNull(Icon.class.getResourceAsStream("/dev/crmbridge/web/assets/icons.svg"))) {
            String sprite = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(Pattern.compile("<symbol id=\"([^\"]+)\"")
                            .matcher(sprite)
                            .results()
                            .map((MatchResult r) -> r.group(1)))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Icon.values()).map(Icon::id).toList());
        }
    }
}
