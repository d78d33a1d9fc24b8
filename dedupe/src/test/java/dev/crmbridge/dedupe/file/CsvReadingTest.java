package dev.crmbridge.dedupe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.testkit.Property;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadingTest {
    private static final ChunkReader.Sizes USUAL = ChunkReader.Sizes.usual();

    @TempDir
    private Path folder;

    private ReadRows read(String content) throws Exception {
        return ReadRows.of(folder, content.getBytes(StandardCharsets.UTF_8), CsvFormat.detected(), USUAL);
    }

    @Test
    void quotesDelimitersAndLineEndsInsideAFieldBelongToIt() throws Exception {
        ReadRows read = read("a,b\n\"x, \"\"y\"\"\",2\r\n \"two\nlines\" ,\"\"\nz\"z,\n");

        assertThat(read.rows.values())
                .containsExactly(List.of("x, \"y\"", "2"), List.of("two\nlines", ""), List.of("z\"z", ""));
        assertThat(read.rows.keySet()).containsExactly(2, 3, 5);
        assertThat(read.broken).isEmpty();
    }

    @Test
    void aFileMayEndWithoutALineEnd() throws Exception {
        assertThat(read("a,b\n1,2").rows.values()).containsExactly(List.of("1", "2"));
        assertThat(read("a,b\n1,").rows.values()).containsExactly(List.of("1", ""));
        assertThat(read("a,b\n1,\"2\"").rows.values()).containsExactly(List.of("1", "2"));
        assertThat(read("a,b").rows).isEmpty();
    }

    @Test
    void linesWithoutAnythingAreNoRows() throws Exception {
        assertThat(read("a,b\n\n1,2\r\n\r\n3,4\n\n").rows.values())
                .containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(read("a\n\n1\n\"\"\n").rows.values()).containsExactly(List.of("1"), List.of(""));
    }

    @Test
    void brokenRowsAreToldByLineAndTheRestIsRead() throws Exception {
        ReadRows read = read("a,b\n1,2\n1,2,3\n\"x\"y,2\nonly\n3,4\n\"open,5\n6,7\n");

        assertThat(read.broken)
                .containsOnlyKeys(3, 4, 5, 7)
                .containsEntry(3, "FIELDS 3")
                .containsEntry(5, "FIELDS 1");
        assertThat(read.broken.get(4)).startsWith("TEXT_AFTER_QUOTE");
        assertThat(read.broken.get(7)).startsWith("QUOTE_NEVER_CLOSED");
        assertThat(read.rows.values()).containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("6", "7"));
        assertThat(read.rows.keySet()).containsExactly(2, 6, 8);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneRowHoweverLargeTheFile() throws Exception {
        String content = "a,b\n1,2\n\"open,3\n" + "x,y\n".repeat(20_000);
        ReadRows read = ReadRows.of(
                folder,
                content.getBytes(StandardCharsets.UTF_8),
                CsvFormat.detected(),
                new ChunkReader.Sizes(512, 4096));

        assertThat(read.broken).containsOnlyKeys(3);
        assertThat(read.rows).hasSize(20_001);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,true", "UTF-8,false", "UTF-16LE,true", "UTF-16BE,true", "windows-1252,false", "UTF-16,false"})
    void everyEncodingGivesTheSameRows(String name, boolean mark) throws Exception {
        String text = (mark ? "\ufeff" : "") + "näme,b\nMüller,€5\n"
                + (name.startsWith("UTF") ? "😀,x\n".repeat(40_000) : "");
        Charset encoding = Charset.forName(name);
        CsvFormat format = new CsvFormat(mark ? Optional.empty() : Optional.of(encoding), Optional.empty());

        ReadRows read = ReadRows.of(folder, text.getBytes(encoding), format, USUAL);

        assertThat(read.rows.get(2)).containsExactly("Müller", "€5");
        assertThat(read.rows).hasSize(name.startsWith("UTF") ? 40_001 : 1);
        assertThat(read.rows.values().stream().skip(1)).allMatch(List.of("😀", "x")::equals);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {"a,b;c # ,", "a;b;c,d # ;", "a|b # |", "only # ,", "\"x;y;z\",b # ,"})
    void theDelimiterIsTheMostFrequentOneOfTheHeading(String heading, String delimiter) throws Exception {
        java.nio.file.Path file = java.nio.file.Files.writeString(folder.resolve("x.csv"), heading + "\n");
        try (CsvFile csv = CsvFile.open(file, CsvFormat.detected())) {
            assertThat((char) csv.delimiter()).isEqualTo(delimiter.charAt(0));
        }
        java.nio.file.Path tabs = java.nio.file.Files.writeString(folder.resolve("x.TSV"), "a,b\tc\n");
        try (CsvFile csv = CsvFile.open(tabs, CsvFormat.detected())) {
            assertThat(csv.delimiter()).isEqualTo((byte) '\t');
        }
    }

    @Test
    void columnsAreFoundByNameAndWhatIsMissingOrDoubledIsTold() throws Exception {
        java.nio.file.Path file =
                java.nio.file.Files.writeString(folder.resolve("x.csv"), " Name ,name,\"e \"\"x\"\"\",id,ID\n");
        try (CsvFile csv = CsvFile.open(file, CsvFormat.detected())) {
            assertThat(csv.column("Name")).isZero();
            assertThat(csv.column("name")).isEqualTo(1);
            assertThat(csv.column("E \"x\"")).isEqualTo(2);
            assertThatThrownBy(() -> csv.column("Id")).hasMessageContaining("two columns are called “Id”");
            assertThatThrownBy(() -> csv.column("zip"))
                    .isInstanceOfSatisfying(
                            FileProblem.class,
                            problem -> assertThat(problem.usage()).isTrue())
                    .hasMessageContaining("no column “zip”")
                    .hasMessageContaining("“Name”, “name”");
        }
    }

    @Test
    void anEmptyFileAndAMissingOneAreTold() throws Exception {
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("\n1\n")).hasMessageContaining("line 1 is empty");
        assertThatThrownBy(() -> CsvFile.open(folder.resolve("none.csv"), CsvFormat.detected()))
                .hasMessageContaining("none.csv: does not exist");
    }

    /** Another reader is the oracle for well-formed rows; chunks are tiny, so that every place is a seam once. */
    @Test
    void wellFormedFilesAreReadAsAnotherReaderReadsThem() {
        Property.holds("rows equal another reader's", 3_000, random -> {
            int columns = 1 + random.nextInt(4);
            StringBuilder text = new StringBuilder("h".repeat(1) + ",h".repeat(columns - 1) + "\n");
            for (int row = random.nextInt(12); row > 0; row--) {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    fields.add(field(random));
                }
                text.append(String.join(",", fields)).append(random.nextBoolean() ? "\n" : "\r\n");
            }
            ReadRows read = ReadRows.of(
                    folder,
                    text.toString().getBytes(StandardCharsets.UTF_8),
                    new CsvFormat(Optional.empty(), Optional.of(',')),
                    new ChunkReader.Sizes(1 + random.nextInt(40), 1 << 20));

            assertThat(read.broken).isEmpty();
            assertThat(List.copyOf(read.rows.values())).isEqualTo(oracle(text.toString(), columns));
        });
    }

    private static List<List<String>> oracle(String text, int columns) throws Exception {
        CSVFormat format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<List<String>> rows = new ArrayList<>();
            for (CSVRecord row : parser) {
                if (row.size() == columns) {
                    rows.add(row.stream().collect(Collectors.toList()));
                }
            }
            return rows.subList(1, rows.size());
        }
    }

    private static String field(SplittableRandom random) {
        String letters = "ab é\t;";
        StringBuilder plain = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            plain.append(letters.charAt(random.nextInt(letters.length())));
        }
        if (random.nextInt(3) > 0) {
            return plain.toString();
        }
        StringBuilder quoted = new StringBuilder("\"").append(plain);
        String special = ",\n\r\"";
        for (int i = random.nextInt(4); i > 0; i--) {
            char c = special.charAt(random.nextInt(special.length()));
            quoted.append(c == '"' ? "\"\"" : c);
        }
        return quoted.append(plain).append('"').toString();
    }

    /** Any bytes: the size of the chunks never changes what is read. */
    @Test
    void whateverTheBytesTheChunksDoNotMatter() {
        Property.holds("rows do not depend on chunks", 4_000, random -> {
            byte[] letters = "ab,,\"\"\n\n\r é\0".getBytes(StandardCharsets.UTF_8);
            byte[] noise = new byte[random.nextInt(120)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] =
                        random.nextInt(30) == 0 ? (byte) random.nextInt(256) : letters[random.nextInt(letters.length)];
            }
            byte[] content =
                    ("h,h\n" + new String(noise, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
            CsvFormat format = new CsvFormat(Optional.of(StandardCharsets.UTF_8), Optional.of(','));

            ReadRows whole = ReadRows.of(folder, content, format, new ChunkReader.Sizes(1 << 12, 1 << 20));
            ReadRows cut = ReadRows.of(folder, content, format, new ChunkReader.Sizes(1 + random.nextInt(30), 1 << 20));

            assertThat(cut.rows).isEqualTo(whole.rows);
            assertThat(cut.broken.keySet()).isEqualTo(whole.broken.keySet());
        });
    }
}
