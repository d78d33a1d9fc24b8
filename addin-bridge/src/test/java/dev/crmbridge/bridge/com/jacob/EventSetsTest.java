package dev.crmbridge.bridge.com.jacob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table and the type library say the same: a ProgID that leads nowhere would crash the JVM. */
class EventSetsTest {
    private static final Path IDL = Path.of("src/main/native/events/crmbridge-events.idl");
    private static final Pattern INTERFACE =
            Pattern.compile("\\[uuid\\(([0-9A-F-]+)\\)]\\s*dispinterface (\\w+)\\s*\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern EVENT = Pattern.compile("\\[id\\(0x([0-9A-F]+)\\)] void (\\w+)\\(");
    private static final Pattern COCLASS = Pattern.compile(
            "\\[uuid\\(([0-9A-F-]+)\\)]\\s*coclass (\\w+) \\{ \\[default, source] dispinterface (\\w+); }");

    @Test
    void everySetIsInTheTypeLibraryWithTheSameNamesAndNumbers() throws IOException {
        assertThat(EventSets.ALL).containsExactlyInAnyOrderElementsOf(declared(Files.readString(IDL)));
    }

    @Test
    void setsAreFoundByTheirIidInAnyCase() {
        assertThat(EventSets.byIid("00063077-0000-0000-c000-000000000046"))
                .hasValueSatisfying(set -> assertThat(set.programId()).isEqualTo("CrmBridge.ItemsSink"));
        assertThat(EventSets.byIid("00000000-0000-0000-0000-000000000000")).isEmpty();
    }

    private static List<EventSets.EventSet> declared(String idl) {
        Map<String, EventSets.EventSet> interfaces = new HashMap<>();
        INTERFACE.matcher(idl).results().forEach(found -> {
            Map<String, Integer> events = new HashMap<>();
            Matcher event = EVENT.matcher(found.group(3));
            while (event.find()) {
                events.put(event.group(2), Integer.parseInt(event.group(1), 16));
            }
            interfaces.put(found.group(2), new EventSets.EventSet(found.group(1), "", "", events));
        });
        return COCLASS.matcher(idl)
                .results()
                .map(found -> {
                    EventSets.EventSet declared = Objects.requireNonNull(interfaces.get(found.group(3)));
                    return new EventSets.EventSet(
                            declared.iid(),
                            "CrmBridge." + found.group(2),
                            "{" + found.group(1) + "}",
                            declared.events());
                })
                .toList();
    }
}
