package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.preference.Preference;
import dev.crmbridge.sync.preference.Preferences;
import dev.crmbridge.sync.run.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of settings says what the code does. Its sentences are written by hand, its values are compared. */
class SettingsPageTest {
    private static Map<String, List<String>> rows = Map.of();

    @BeforeAll
    static void readThePage() throws IOException {
        rows = Files.readAllLines(Path.of("..", "docs", "reference", "settings.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(String::strip)
                        .skip(1)
                        .toList())
                .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.subList(1, cells.size()), (a, b) -> a));
    }

    @Test
    void everySettingIsThereWithItsValuesAndItsDefault() {
        for (Preference preference : Preferences.NONE.known()) {
            String values = preference.isNumber()
                    ? preference.least() + "–" + preference.most()
                    : preference.values().stream()
                            .map(value -> "`" + value + "`")
                            .collect(Collectors.joining(" "));

            assertThat(rows.get("`" + preference.name() + "`"))
                    .as(preference.name())
                    .startsWith(
                            values, preference.isNumber() ? preference.standard() : "`" + preference.standard() + "`");
        }
    }

    @Test
    void theFixedValuesAreThoseInForce() {
        EngineSettings standard = EngineSettings.standard(ZoneOffset.UTC);
        Pace pace = standard.pace();

        assertThat(rows.get("Time between full passes"))
                .containsExactly(pace.fullPass().toMinutes() + " minutes");
        assertThat(said("Time between looks for deleted records"))
                .startsWith(pace.sweep().toHours() + " hour");
        assertThat(rows.get("Quiet time before a changed item is looked at"))
                .containsExactly(pace.debounce().toSeconds() + " seconds");
        assertThat(said("Overlap of polls")).startsWith(pace.overlap().toMinutes() + " minutes");
        assertThat(rows.get("Records kept locally for the duplicate check"))
                .containsExactly("%,d per table".formatted(standard.knownRecordsPerTable()));
    }

    private static String said(String of) {
        return Objects.requireNonNull(rows.get(of)).get(0);
    }
}
