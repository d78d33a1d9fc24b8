package dev.crmbridge.service.demo;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.service.data.StartFailure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of accounts or contacts as a CSV file with a header line (RFC 4180; comma or semicolon). A column for the last name
 * makes it contacts, one for the account's name accounts. A file is read as a whole or refused with line and reason.
 *
 * @param rows records in the order of the file; an id is made from table and content, so that a second import of the same file
 *     finds the records of the first
 */
record CsvFile(List<Row> rows) {
    private static final Map<String, String> CONTACT = Map.ofEntries(
            Map.entry("firstname", "firstname"),
            Map.entry("first", "firstname"),
            Map.entry("givenname", "firstname"),
            Map.entry("lastname", "lastname"),
            Map.entry("last", "lastname"),
            Map.entry("surname", "lastname"),
            Map.entry("jobtitle", "jobtitle"),
            Map.entry("title", "jobtitle"),
            Map.entry("email", "emailaddress1"),
            Map.entry("emailaddress", "emailaddress1"),
            Map.entry("emailaddress1", "emailaddress1"),
            Map.entry("phone", "telephone1"),
            Map.entry("telephone", "telephone1"),
            Map.entry("telephone1", "telephone1"),
            Map.entry("businessphone", "telephone1"),
            Map.entry("mobile", "mobilephone"),
            Map.entry("mobilephone", "mobilephone"));
    private static final Map<String, String> ACCOUNT = Map.ofEntries(
            Map.entry("name", "name"),
            Map.entry("accountname", "name"),
            Map.entry("company", "name"),
            Map.entry("accountnumber", "accountnumber"),
            Map.entry("email", "emailaddress1"),
            Map.entry("emailaddress", "emailaddress1"),
            Map.entry("emailaddress1", "emailaddress1"),
            Map.entry("phone", "telephone1"),
            Map.entry("telephone", "telephone1"),
            Map.entry("telephone1", "telephone1"),
            Map.entry("mainphone", "telephone1"));

    /** A record to be created. */
    record Row(RecordRef ref, RowWrite values, long line) {}

    /** @throws StartFailure {@code import} with file, line and reason */
    static CsvFile read(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        String firstLine = text.lines().findFirst().orElse("");
        char delimiter = firstLine.contains(";") && !firstLine.contains(",") ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return new CsvFile(rows(name, parser));
        } catch (UncheckedIOException broken) {
            throw refused(name, Math.max(1, lastLine(text)), "a quotation mark is not closed or misplaced");
        } catch (IOException | IllegalArgumentException broken) {
            throw refused(name, 1, String.valueOf(broken.getMessage()));
        }
    }

    private static long lastLine(String text) {
        return text.lines().count();
    }

    private static List<Row> rows(String name, CSVParser parser) {
        Map<String, String> heads = parser.getHeaderNames().stream()
                .collect(Collectors.toMap(head -> head, CsvFile::plain, (a, b) -> a, LinkedHashMap::new));
        boolean contacts =
                heads.containsValue("lastname") || heads.containsValue("last") || heads.containsValue("surname");
        Map<String, String> columns = contacts ? CONTACT : ACCOUNT;
        String needed = contacts ? "lastname" : "name";
        if (heads.values().stream().noneMatch(head -> needed.equals(columns.get(head)))) {
            throw refused(name, 1, "there is no column “name” (accounts) or “lastname” (contacts)");
        }
        var unknown = new TreeSet<String>();
        heads.forEach((head, plain) -> {
            if (!columns.containsKey(plain)) {
                unknown.add(head);
            }
        });
        if (!unknown.isEmpty()) {
            throw refused(name, 1, "unknown columns " + unknown + "; known: " + new TreeSet<>(columns.values()));
        }
        var rows = new ArrayList<Row>();
        for (CSVRecord line : parser) {
            rows.add(row(name, contacts ? "contact" : "account", needed, new Line(line, heads, columns)));
        }
        return List.copyOf(rows);
    }

    /** One line with what its columns mean. */
    private record Line(CSVRecord cells, Map<String, String> heads, Map<String, String> columns) {}

    private static Row row(String file, String entity, String needed, Line line) {
        CSVRecord cells = line.cells();
        long number = cells.getParser().getCurrentLineNumber();
        if (!cells.isConsistent()) {
            throw refused(
                    file,
                    number,
                    cells.size() + " cells instead of " + line.heads().size());
        }
        var values = new LinkedHashMap<String, CrmValue>();
        line.heads().forEach((head, plain) -> {
            String cell = cells.get(head);
            if (!cell.isEmpty()) {
                values.put(String.valueOf(line.columns().get(plain)), CrmValue.text(cell));
            }
        });
        if (!values.containsKey(needed)) {
            throw refused(file, number, "“" + needed + "” is empty");
        }
        UUID id = UUID.nameUUIDFromBytes((entity + values).getBytes(StandardCharsets.UTF_8));
        return new Row(new RecordRef(entity, id), RowWrite.columns(values), number);
    }

    /** @return a head without case, blanks, hyphens and underscores */
    private static String plain(String head) {
        return head.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static StartFailure refused(String file, long line, String reason) {
        return new StartFailure(
                "import", file + ", line " + line + ": " + reason + ". Nothing of the file was imported.");
    }
}
