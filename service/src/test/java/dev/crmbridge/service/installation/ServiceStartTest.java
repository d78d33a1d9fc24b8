package dev.crmbridge.service.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.setup.SetupFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceStartTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private ServiceStart start() {
        return new ServiceStart("https://contoso.crm4.dynamics.com", Optional.empty(), folder.resolve("data"));
    }

    @Test
    void onWindowsTheProgramWithoutAWindowIsPreferred() throws IOException {
        SetupFolder package_ = new SetupFolder(folder);
        Files.createFile(package_.background());

        assertThat(start().command(package_, true)).startsWith("\"" + package_.background() + "\" start --crm ");
    }

    @Test
    void withoutThatProgramJavaRunsWithTheOptionsThatKeepTheServiceSmall() {
        assertThat(start().command(new SetupFolder(folder), true))
                .contains(String.join(" ", ServiceStart.OPTIONS) + " -jar ");
    }

    /** One of four places had been forgotten, and the service took the double of its budget there. */
    @Test
    void everyWayToStartTheServiceGivesItTheSameOptions() throws IOException {
        assertThat(words(between("crmbridge", "  start) flags=\"", "\""))).isEqualTo(ServiceStart.OPTIONS);
        assertThat(words(between("crmbridge.cmd", "\"%~1\"==\"start\" set \"FLAGS=", "\"")))
                .isEqualTo(ServiceStart.OPTIONS);
        String program = between("service/pom.xml", "programs/crmbridgew.exe</outfile>", "</jre>");
        assertThat(Pattern.compile("<opt>(.*?)</opt>")
                        .matcher(program)
                        .results()
                        .map(found -> found.group(1)))
                .containsSubsequence(ServiceStart.OPTIONS);
        assertThat(program).doesNotContain("maxHeapSize");
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).toList();
    }

    private static String between(String file, String before, String after) throws IOException {
        String text = Files.readString(ROOT.resolve(file));
        int from = text.indexOf(before);
        assertThat(from).as("%s has %s", file, before).isNotNegative();
        return text.substring(from + before.length(), text.indexOf(after, from + before.length()));
    }
}
