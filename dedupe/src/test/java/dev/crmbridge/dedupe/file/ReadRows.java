package dev.crmbridge.dedupe.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** All rows of a file as text, read in chunks of a chosen size; for tests. */
final class ReadRows implements RowSink {
    final TreeMap<Integer, List<String>> rows = new TreeMap<>();
    final TreeMap<Integer, String> broken = new TreeMap<>();

    static ReadRows of(Path folder, byte[] content, CsvFormat format, ChunkReader.Sizes sizes) throws IOException {
        Path file = Files.write(folder.resolve("rows.csv"), content);
        ReadRows read = new ReadRows();
        try (CsvFile csv = CsvFile.open(file, format, sizes)) {
            int[] slots = new int[csv.columns()];
            Arrays.setAll(slots, i -> i);
            RowScanner scanner = new RowScanner(csv.delimiter(), csv.columns(), slots);
            byte[] buffer = new byte[0];
            for (Chunk chunk = csv.next(buffer); chunk != null; chunk = csv.next(buffer)) {
                scanner.scan(chunk, read);
                buffer = chunk.bytes();
            }
        }
        return read;
    }

    @Override
    public void row(int line, byte[] bytes, int[] from, int[] to, boolean[] doubled) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            String field = new String(bytes, from[i], to[i] - from[i], StandardCharsets.UTF_8);
            fields.add(doubled[i] ? field.replace("\"\"", "\"") : field);
        }
        rows.put(line, fields);
    }

    @Override
    public void broken(int line, BrokenRow.Why why, int fields) {
        broken.put(line, why + " " + fields);
    }
}
