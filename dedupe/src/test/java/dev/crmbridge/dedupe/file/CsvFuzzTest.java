package dev.crmbridge.dedupe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.dedupe.bulk.BulkControl;
import dev.crmbridge.dedupe.spec.RuleSpec;
import dev.crmbridge.testkit.Property;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, its rows are read, or left out and told by line, or the file is refused with a reason. */
class CsvFuzzTest {
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1252"));

    private static final byte[] NOISE_OF_TEXT = {' ', '\t', '~', 'A', (byte) 0xff};
    private static final byte[] ANY = new byte[256];

    static {
        for (int i = 0; i < ANY.length; i++) {
            ANY[i] = (byte) i;
        }
    }

    @TempDir
    private Path folder;

    @Test
    void anyBytesAreRowsOrARefusalThatNamesTheFile() {
        Property.holds("any bytes are rows or a refusal", 1_500, random -> {
            byte[] content = bytes(random, random.nextBoolean() ? "a,b\n" : "", ANY);
            FilePlan plan = plan(content, ENCODINGS.get(random.nextInt(ENCODINGS.size())));
            try {
                FileResult result = FileDetection.run(plan, BulkControl.none());

                ReadRows read = ReadRows.of(folder, content, plan.format(), ChunkReader.Sizes.usual());
                assertThat(result.rows().get(0) + result.brokenRows().get(0))
                        .isEqualTo(read.rows.size() + read.broken.size());
                assertThat(result.firstBroken().stream().map(BrokenRow::line))
                        .isSorted()
                        .containsAll(read.broken.keySet().stream()
                                .limit(FileResult.LISTED)
                                .toList());
            } catch (FileProblem refused) {
                assertThat(refused).hasMessageContaining("rows.csv");
            }
        });
    }

    @Test
    void pairsAreThoseOfEqualTexts() {
        Property.holds("pairs are those of equal texts", 600, random -> {
            byte[] content = bytes(random, "a,b\n", NOISE_OF_TEXT);
            FilePlan plan = plan(content, StandardCharsets.UTF_8);
            FileResult result = FileDetection.run(plan, BulkControl.none());

            ReadRows read = ReadRows.of(folder, content, plan.format(), ChunkReader.Sizes.usual());
            Map<String, Integer> held = new HashMap<>();
            read.rows.forEach((line, fields) -> {
                boolean leftOut = result.firstBroken().stream().anyMatch(broken -> broken.line() == line);
                if (!leftOut && !fields.get(0).isBlank()) {
                    held.merge(fields.get(0).strip(), 1, Integer::sum);
                }
            });
            assertThat(result.pairs())
                    .isEqualTo(held.values().stream()
                            .mapToLong(count -> (long) count * (count - 1) / 2)
                            .sum());
        });
    }

    @Test
    void aFileCutOffAnywhereIsReadAsBeforeUpToTheCut() {
        Property.holds("a cut file is read as before up to the cut", 1_500, random -> {
            byte[] whole = wellFormed(random).getBytes(StandardCharsets.UTF_8);
            CsvFormat comma = new CsvFormat(Optional.empty(), Optional.of(','));
            ReadRows all = ReadRows.of(folder, whole, comma, ChunkReader.Sizes.usual());
            byte[] cut = Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 3));
            ReadRows part = ReadRows.of(folder, cut, comma, ChunkReader.Sizes.usual());

            int last = part.rows.isEmpty() ? 0 : part.rows.lastKey();
            int whereItEnds = part.broken.isEmpty() ? last : part.broken.firstKey();
            assertThat(part.rows.headMap(whereItEnds)).isEqualTo(all.rows.headMap(whereItEnds));
        });
    }

    @Test
    void aRowOfOneMegabyteIsReadAndAHeadingOfAMillionColumnsIsHeld() throws Exception {
        String large = "x".repeat(1 << 20);
        byte[] content = ("a,b\n" + large + ",1\n" + large + ",2\n").getBytes(StandardCharsets.UTF_8);
        assertThat(FileDetection.run(plan(content, StandardCharsets.UTF_8), BulkControl.none())
                        .pairs())
                .isEqualTo(1);

        byte[] wide = ("a" + ",b".repeat(1_000_000) + "\n1\n").getBytes(StandardCharsets.UTF_8);
        FileResult result = FileDetection.run(plan(wide, StandardCharsets.UTF_8), BulkControl.none());
        assertThat(result.firstBroken().get(0).reason()).contains("1 field, but the heading has 1000001");
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("folder.csv"));
        assertThatThrownBy(() -> CsvFile.open(directory, CsvFormat.detected())).isInstanceOf(FileProblem.class);
    }

    private FilePlan plan(byte[] content, Charset encoding) throws Exception {
        Path file = Files.write(folder.resolve("rows.csv"), content);
        return new FilePlan(
                List.of(file),
                List.of(RuleSpec.parse("exact(a);case;accents")),
                FilePlan.Blanks.IGNORE,
                new CsvFormat(Optional.of(encoding), Optional.of(',')),
                ZoneOffset.UTC,
                new FilePlan.Resources(2, 1 << 24, folder));
    }

    private static byte[] bytes(SplittableRandom random, String heading, byte[] noise) {
        byte[] letters = "ab,,\"\"\n\n\r".getBytes(StandardCharsets.UTF_8);
        byte[] start = heading.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + random.nextInt(200));
        for (int i = start.length; i < all.length; i++) {
            all[i] = random.nextInt(40) == 0
                    ? noise[random.nextInt(noise.length)]
                    : letters[random.nextInt(letters.length)];
        }
        return all;
    }

    private static String wellFormed(SplittableRandom random) {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 1 + random.nextInt(8); row > 0; row--) {
            for (int i = 0; i < 2; i++) {
                String value = "xé ,\n\"".repeat(2).substring(random.nextInt(6), 6 + random.nextInt(6));
                text.append('"').append(value.replace("\"", "\"\"")).append(i == 0 ? "\"," : "\"\n");
            }
        }
        return text.toString();
    }
}
