package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DuplicatesCommandTest {
    @TempDir
    private Path folder;

    private String people = "";

    @BeforeEach
    void writePeople() throws IOException {
        people = file("people.csv", """
                id,name,mail,born
                1,Zoë Kim, zoe@example.com ,2001-02-03
                2,zoe kim,ZOE@example.com,03.02.2001
                3,Zoe  Kim,,2001-02-03T23:30:00Z
                4,Ray,zoe@example.com,
                5,,,
                """);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void jsonHasExactlyTheAgreedFields() {
        LocalRun run = LocalRun.of("duplicates", people, "--rule", "exact(mail)", "--rule", "exact(name)", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.json().propertyNames()).containsExactly("rows", "rules", "pairs");
        assertThat(run.json().path("rows").toString()).isEqualTo("[5]");
        assertThat(run.json().path("rules").toString())
                .isEqualTo("[{\"rule\":\"exact(mail)\",\"pairs\":3,\"groups\":1},"
                        + "{\"rule\":\"exact(name)\",\"pairs\":1,\"groups\":1}]");
        assertThat(run.json().path("pairs").asInt()).isEqualTo(3);
    }

    @Test
    void caseAndAccentsCountWhenAsked() {
        assertThat(pairs("exact(name)")).isEqualTo(1);
        assertThat(pairs("exact(name);case")).isZero();
        assertThat(pairs("exact(name);accents")).isZero();
    }

    @Test
    void datesAreComparedByDayInTheZoneOfTheRun() {
        LocalRun run = LocalRun.of("duplicates", people, "--rule", "date(born)", "--zone", "UTC", "--json");
        assertThat(run.json().path("pairs").asInt()).isEqualTo(3);
        run = LocalRun.of("duplicates", people, "--rule", "date(born)", "--zone", "Europe/Berlin", "--json");
        assertThat(run.json().path("pairs").asInt()).isEqualTo(1);
        run = LocalRun.of("duplicates", people, "--rule", "datetime(born)", "--zone", "UTC", "--json");
        assertThat(run.json().path("pairs").asInt()).isEqualTo(1);
    }

    @Test
    void valuesThatAreNoDatesAreCountedAndTold() throws Exception {
        String bad = file("bad.csv", "d\n2026-01-01\n2026-01-01\n31/12/2026\n31/12/2026\n2026-02-30\n");
        LocalRun run = LocalRun.of("duplicates", bad, "--rule", "date(d)", "--json");

        assertThat(run.json().path("pairs").asInt()).isEqualTo(1);
        assertThat(run.err()).contains("3 values are no date").contains("line 4");
    }

    @Test
    void blanksMatchOnlyWhenAskedToAndWhollyBlankRowsOnlyWhenAskedTwice() throws Exception {
        String blanks = file("blanks.csv", "a,b\nx,\nx,\n,\n,\n");
        String rule = "exact(a)+exact(b)";

        assertThat(pairs(blanks, "--rule", rule)).isZero();
        assertThat(pairs(blanks, "--rule", rule, "--blank", "equal")).isEqualTo(1);
        assertThat(pairs(blanks, "--rule", rule, "--blank", "equal", "--all-blank"))
                .isEqualTo(2);
        assertThat(pairs(blanks, "--rule", "exact(b)", "--blank", "equal", "--all-blank"))
                .isZero();
        assertThat(LocalRun.of("duplicates", blanks, "--rule", rule, "--all-blank")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void twoFilesGivePairsAcrossOnly() throws Exception {
        String leads = file("leads.csv", "E-mail;x\nzoe@example.com;1\nzoe@example.com;2\nray@example.com;3");
        LocalRun run = LocalRun.of("duplicates", people, leads, "--rule", "exact(mail=e-mail)", "--json");

        assertThat(run.json().path("rows").toString()).isEqualTo("[5,3]");
        assertThat(run.json().path("pairs").asInt()).isEqualTo(6);
        assertThat(run.json().path("rules").get(0).path("groups").asInt()).isEqualTo(1);
    }

    @Test
    void aPairThatSharesSeveralKeysOfARuleIsWrittenOnce() throws Exception {
        String names = file("names.csv", "name\nBert\nBert\nAlbert\nRobert\nZoe");
        Path out = folder.resolve("result.csv");
        for (String size : List.of("1000", "3")) {
            LocalRun run = LocalRun.of(
                    "duplicates",
                    names,
                    "--rule",
                    "exact(nickname(name))",
                    "--json",
                    "--max-group",
                    size,
                    "--out",
                    out.toString());
            List<String> pairs = Files.readAllLines(out);
            assertThat(pairs)
                    .as("at most %s rows in a group, %s", size, run.json())
                    .doesNotHaveDuplicates()
                    .contains("1,1,2,1,3", "1,1,2,1,4");
            assertThat(run.json().path("rules").get(0).path("groups").asInt()).isGreaterThan(1);
            assertThat(pairs).hasSize(1 + run.json().path("pairs").asInt());
        }
        LocalRun.of(
                "duplicates", names, "--rule", "exact(nickname(name))", "--max-group", "2", "--out", out.toString());
        assertThat(Files.readAllLines(out))
                .as("of the groups that are written")
                .containsExactly("rule,file1,line1,file2,line2", "1,1,2,1,3");
    }

    @Test
    void groupsAndPairsAreWrittenWithFileAndLine() throws Exception {
        Path out = folder.resolve("result.csv");
        assertThat(LocalRun.of("duplicates", people, "--rule", "exact(mail)", "--groups", "--out", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(out)).containsExactly("rule,group,file,line", "1,1,1,2", "1,1,1,3", "1,1,1,5");

        LocalRun.of("duplicates", people, people, "--rule", "exact(name)", "--out", out.toString());
        assertThat(Files.readAllLines(out))
                .startsWith("rule,file1,line1,file2,line2", "1,1,2,2,2", "1,1,2,2,3")
                .hasSize(1 + 6);

        LocalRun run = LocalRun.of("duplicates", people, "--rule", "exact(mail)", "--groups");
        assertThat(run.out()).contains("1,1,1,2\n1,1,1,3\n1,1,1,5");
        try (var left = Files.list(folder)) {
            assertThat(left.filter(each -> each.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void pairsOfALargeGroupAreCountedAndTheirAbsenceIsTold() throws Exception {
        Path out = folder.resolve("pairs.csv");
        LocalRun run = LocalRun.of(
                "duplicates", people, "--rule", "exact(mail)", "--out", out.toString(), "--max-group", "2", "--json");

        assertThat(run.json().path("pairs").asInt()).isEqualTo(3);
        assertThat(Files.readAllLines(out)).hasSize(1);
        assertThat(run.err()).contains("more than 2 rows");
    }

    @Test
    void brokenRowsAreToldByLineAndCounted() throws Exception {
        String broken = file("broken.csv", "a,b\nx,1\nx,2,3\nx,4\n\"x\"y,5\n");
        LocalRun run = LocalRun.of("duplicates", broken, "--rule", "exact(a)", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.json().path("rows").toString()).isEqualTo("[2]");
        assertThat(run.json().path("broken").toString()).isEqualTo("[2]");
        assertThat(run.json().path("pairs").asInt()).isEqualTo(1);
        assertThat(run.err())
                .contains("2 rows were left out")
                .contains("line 3: 3 fields, but the heading has 2")
                .contains("line 5: text follows a closing quote");
    }

    @Test
    void anotherEncodingIsReadWhenNamedAndToldWhenNot() throws Exception {
        Path file = Files.writeString(folder.resolve("w.csv"), "n\nZoë\nzoe\n", Charset.forName("windows-1252"));
        String name = file.toString();

        assertThat(pairs(name, "--rule", "exact(n)", "--encoding", "windows-1252"))
                .isEqualTo(1);
        LocalRun run = LocalRun.of("duplicates", name, "--rule", "exact(n)");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("line 2: not in the encoding of the file; see --encoding");
    }

    @Test
    void aTerminalSeesHowFarItIs() {
        LocalRun run = LocalRun.onATerminal("duplicates", people, "--rule", "exact(mail)");
        assertThat(run.err()).contains("Reading").contains("100 %").endsWith("\r");
        assertThat(run.out()).contains("5 rows").contains("exact(mail)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rule|like(mail)",
                "--rule|exact(zip)",
                "--rule|exact(mail)|--blank|maybe",
                "--rule|exact(mail)|--encoding|none-such",
                "--rule|exact(mail)|--delimiter|ab",
                "--rule|exact(mail)|--zone|Mars",
                "--rule|exact(mail)|--threads|0",
                "--groups"
            })
    void wrongUsageIsToldAndEndsWithTwo(String options) {
        String[] args = ("duplicates|" + people + "|" + options).split("\\|");
        LocalRun run = LocalRun.of(args);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadFailsWithOne() throws Exception {
        for (String name : List.of(folder.resolve("none.csv").toString(), folder.toString(), file("empty.csv", ""))) {
            LocalRun run = LocalRun.of("duplicates", name, "--rule", "exact(a)", "--json");
            assertThat(run.code()).as(name).isEqualTo(1);
            assertThat(run.json().path("error").path("code").asString()).isEqualTo("file");
            assertThat(run.err()).contains(name);
        }
    }

    @Test
    void aResultThatCannotBeWrittenFailsWithOneBeforeAnythingIsRead() throws Exception {
        Map<String, String> targets = Map.of(
                folder.resolve("no/such/f.csv").toString(), "make it, or name another",
                folder.toString(), "it is a folder; name a file in it",
                Path.of(people).resolve("f.csv").toString(), "is not a folder; name a file in a folder",
                folder.resolve("x".repeat(300) + ".csv").toString(), "name a shorter name");
        for (Map.Entry<String, String> target : targets.entrySet()) {
            LocalRun run =
                    LocalRun.onATerminal("duplicates", people, "--rule", "exact(mail)", "--out", target.getKey());
            assertThat(run.code()).as(target.getKey()).isEqualTo(1);
            assertThat(run.err())
                    .contains("cannot be written to " + target.getKey(), target.getValue())
                    .doesNotContain("Reading");
            assertThat(run.out()).isEmpty();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(Path.of(people));
        }
    }

    @Test
    void aResultThatCannotBeWrittenIsToldInJsonToo() {
        LocalRun run = LocalRun.of("duplicates", people, "--rule", "exact(mail)", "--json", "--out", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().path("error").path("code").asString()).isEqualTo("out");
        assertThat(run.json().path("error").path("message").asString()).contains("it is a folder");
    }

    @Test
    void aResultDoesNotReplaceAFileThatIsRead() throws Exception {
        String before = Files.readString(Path.of(people));
        String again = folder.resolve("x/../people.csv").toString();
        Files.createDirectory(folder.resolve("x"));
        String other = file("other.csv", "mail\na@example.com\n");
        LocalRun run = LocalRun.of("duplicates", other, people, "--rule", "exact(mail)", "--out", again);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(people).contains("name another file");
        assertThat(Files.readString(Path.of(people))).isEqualTo(before);
    }

    private long pairs(String rule) {
        return pairs(people, "--rule", rule);
    }

    private static long pairs(String file, String... options) {
        List<String> args = new java.util.ArrayList<>(List.of("duplicates", file, "--json"));
        args.addAll(List.of(options));
        LocalRun run = LocalRun.of(args.toArray(new String[0]));
        JsonNode pairs = run.json().path("pairs");
        assertThat(run.code()).as(run.err()).isZero();
        return pairs.asLong();
    }
}
