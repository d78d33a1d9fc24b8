package dev.crmbridge.bridge.ribbon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.track.SelectionRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the add-in says of a selection while the service is away is what the service says. */
class RibbonSentencesTest {
    private static final Path SOURCES = Path.of("src", "main", "native");
    private static final Pattern BYTES = Pattern.compile("\\\\x([0-9A-F]{2})\\\\x([0-9A-F]{2})\\\\x([0-9A-F]{2})");

    private static String source(String file) throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    /** The text between quotes of one function, numbers and words that are put in left out. */
    private static String literals(String source, String from) {
        int start = source.indexOf(from);
        String body = source.substring(start, source.indexOf("\n}", start));
        StringBuilder text = new StringBuilder();
        Matcher literal = Pattern.compile("\"([^\"]*)\"").matcher(body);
        while (literal.find()) {
            text.append(literal.group(1));
        }
        return BYTES.matcher(text)
                .replaceAll(bytes -> new String(
                        new byte[] {octet(bytes.group(1)), octet(bytes.group(2)), octet(bytes.group(3))},
                        StandardCharsets.UTF_8));
    }

    private static byte octet(String hex) {
        return (byte) Integer.parseInt(hex, 16);
    }

    @Test
    void aSelectionThatIsTooLargeIsRefusedInTheWordsOfTheService() throws IOException {
        String said = SelectionRules.tooMany(77, CommandKind.TRACK)
                .replace("77", "")
                .replace(Integer.toString(SelectionRules.MOST), "")
                .replace("track", "");

        assertThat(literals(source("ribbon/view.cpp"), "std::string tooManySentence")
                        .replace("view.", ""))
                .isEqualTo(said);
        assertThat(source("clicks/click.h")).contains("kMostItemsOfClick = " + SelectionRules.MOST + ";");
    }

    @Test
    void severalKindsAreRefusedInTheWordsOfTheService() throws IOException {
        assertThat(source("ribbon/view.cpp")).contains('"' + SelectionRules.MIXED + '"');
    }
}
