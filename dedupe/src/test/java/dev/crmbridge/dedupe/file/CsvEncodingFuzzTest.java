package dev.crmbridge.dedupe.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.Property;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One text in whatever encoding its mark names has the same rows, and the same broken ones in the same lines. */
class CsvEncodingFuzzTest {
    private static final List<String> PIECES = List.of(
            ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "\"a\"", "a", "b", " ", "\t", "\0", "é", "李",
            "\u0a0d", "\u2c22", "😀", "\ufeff", "\u2028");
    private static final List<Charset> MARKED =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final CsvFormat COMMA = new CsvFormat(Optional.empty(), Optional.of(','));

    @TempDir
    private Path folder;

    @Test
    void aMarkNamesTheEncodingAndChangesNothingElse() {
        Property.holds("a text has the same rows in every encoding", 4_000, random -> {
            String text = text(random);
            ReadRows expected =
                    ReadRows.of(folder, text.getBytes(StandardCharsets.UTF_8), COMMA, ChunkReader.Sizes.usual());
            ReadRows read =
                    ReadRows.of(folder, marked(text, MARKED.get(random.nextInt(MARKED.size()))), COMMA, sizes(random));

            assertThat(read.rows).isEqualTo(expected.rows);
            assertThat(read.broken).isEqualTo(expected.broken);
        });
    }

    @Test
    void aMarkedFileThatIsCutOrDamagedHasRowsAndBrokenRowsOfItsLinesOnly() {
        Property.holds("a damaged file has rows of its lines, or is refused", 4_000, random -> {
            Charset encoding = MARKED.get(1 + random.nextInt(2));
            byte[] whole = marked(text(random), encoding);
            int heading = marked("a,b\n", encoding).length;
            byte[] damaged = Arrays.copyOf(whole, heading + random.nextInt(whole.length - heading + 1));
            for (int i = random.nextInt(4); i > 0 && damaged.length > heading; i--) {
                damaged[heading + random.nextInt(damaged.length - heading)] = (byte) random.nextInt(256);
            }
            try {
                ReadRows read = ReadRows.of(folder, damaged, COMMA, sizes(random));

                int lines = lines(new String(damaged, encoding));
                assertThat(read.rows.keySet()).allMatch(line -> line > 1 && line <= lines);
                assertThat(read.broken.keySet())
                        .allMatch(line -> line > 1 && line <= lines)
                        .noneMatch(read.rows::containsKey);
            } catch (FileProblem refused) {
                assertThat(refused).hasMessageContaining("rows.csv");
            }
        });
    }

    /** More lines than a reader may count, which takes CR and LF together for one. */
    private static int lines(String text) {
        return 1 + (int) text.chars().filter(c -> c == '\n' || c == '\r').count();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        if (random.nextInt(50) == 0) { // larger than any buffer between file and rows
            int at = 4 + random.nextInt(text.length() - 3);
            text.insert(at, PIECES.get(10 + random.nextInt(10)).repeat(20_000 + random.nextInt(20_000)));
        }
        return text.toString();
    }

    private static byte[] marked(String text, Charset encoding) {
        return ("\ufeff" + text).getBytes(encoding);
    }

    private static ChunkReader.Sizes sizes(SplittableRandom random) {
        return random.nextBoolean()
                ? ChunkReader.Sizes.usual()
                : new ChunkReader.Sizes(1 + random.nextInt(40), 1 << 20);
    }
}
