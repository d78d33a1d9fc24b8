package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CommandLinePageTest {
    private static final Pattern REGISTERED = Pattern.compile("@Command\\(\\s*name = \"([a-z-]+)\"");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CALL = Pattern.compile("\\./crmbridge ([a-z-]+)");

    @Test
    void everyCommandHasARowAndEveryRowACommand() throws Exception {
        assertThat(documented()).isEqualTo(registered());
    }

    @Test
    void commandsThatReadmeAndGuidesShowExist() throws Exception {
        Set<String> shown = new TreeSet<>();
        for (String page : new String[] {"README.md", "docs/tutorial/first-hour.md"}) {
            Matcher call = CALL.matcher(Pages.read(page));
            while (call.find()) {
                shown.add(call.group(1));
            }
        }
        assertThat(shown).contains("demo");
        assertThat(registered()).containsAll(shown);
    }

    private static Set<String> registered() throws IOException {
        Set<String> names = Sources.literals(REGISTERED, "service");
        names.remove("crmbridge");
        return names;
    }

    /** Commands and subcommands: the first words of the code in the first cell of the rows of the command tables. */
    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String section :
                new String[] {"Start something", "Set up", "Find duplicates in files", "Use the running service"}) {
            for (String line : Pages.section("docs/reference/cli.md", section)) {
                if (line.startsWith("### ")) {
                    break;
                }
                int end = line.replace("\\|", "  ").indexOf('|', 1);
                if (line.startsWith("| `") && end > 0) {
                    Matcher code = CODE.matcher(line.substring(0, end));
                    while (code.find()) {
                        String[] words = code.group(1).split("[ \\[]");
                        names.add(words[0]);
                        if (words.length > 1 && words[1].matches("[a-z]+")) {
                            names.add(words[1]);
                        }
                    }
                }
            }
        }
        names.removeAll(Sources.literals(Pattern.compile("new StartFailure\\(\\s*\"([a-z-]+)\"")));
        return names;
    }
}
