package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.bulk.BulkKeys;
import dev.crmbridge.dedupe.matchcode.Coding;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.dedupe.matchcode.TupleWriter;
import dev.crmbridge.dedupe.text.WhiteSpace;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into keys, under all rules. One per thread. */
final class RowKeys implements RowSink {
    private final List<KeyedRule> rules;
    private final BulkKeys.Writer keys;
    private final RowProblems problems;
    private final FileRows file;
    private byte[] undoubled = new byte[256];
    private int rows;
    private boolean ascii;

    /** What one thread needs of a rule. */
    private record KeyedRule(CellCoder coder, TupleWriter tuple, int[] slots, boolean[] dates, ZoneId zone) {}

    /** What is the same for all rows of a file: its index and the number its line 0 would have as a row. */
    record FileRows(int index, int firstRow, boolean transcoded) {}

    private RowKeys(List<KeyedRule> rules, BulkKeys.Writer keys, RowProblems problems, FileRows file) {
        this.rules = rules;
        this.keys = keys;
        this.problems = problems;
        this.file = file;
    }

    /** The columns the rules read, each once, in the order of first use. */
    static Map<Integer, Integer> slots(List<PublishedRule> rules, CsvFile file, Side side) {
        Map<Integer, Integer> slots = new LinkedHashMap<>();
        for (PublishedRule rule : rules) {
            for (String column : new CellCoder(rule, side).columns()) {
                slots.putIfAbsent(file.column(column), slots.size());
            }
        }
        return slots;
    }

    static RowKeys of(
            List<PublishedRule> rules,
            CsvFile file,
            Side side,
            BulkKeys.Writer keys,
            RowProblems problems,
            FileRows rows) {
        Map<Integer, Integer> slotOfColumn = slots(rules, file, side);
        List<KeyedRule> keyed = new ArrayList<>();
        for (PublishedRule rule : rules) {
            CellCoder coder = new CellCoder(rule, side);
            List<String> columns = coder.columns();
            int[] slots = new int[columns.size()];
            boolean[] dates = new boolean[columns.size()];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = slotOfColumn.getOrDefault(file.column(columns.get(i)), -1);
                dates[i] = coder.date(i);
            }
            keyed.add(new KeyedRule(
                    coder, new TupleWriter(rule), slots, dates, rule.settings().zone()));
        }
        return new RowKeys(keyed, keys, problems, rows);
    }

    /** @return number of rows that could be read */
    int rows() {
        return rows;
    }

    @Override
    public void begin(boolean plainAscii) {
        ascii = plainAscii;
    }

    @Override
    public void row(int line, byte[] bytes, int[] from, int[] to, boolean[] doubled) {
        if (!ascii && !readable(bytes, from, to)) {
            problems.broken(file.index(), line, BrokenRow.Why.NOT_IN_THE_ENCODING, 0);
            return;
        }
        rows++;
        for (int r = 0; r < rules.size(); r++) {
            KeyedRule rule = rules.get(r);
            if (rule.coder().severalCodes()) {
                transformed(rule, r, line, bytes, from, to, doubled);
                continue;
            }
            TupleWriter tuple = rule.tuple();
            tuple.begin();
            boolean usable = true;
            for (int c = 0; c < rule.slots().length && usable; c++) {
                int slot = rule.slots()[c];
                usable = rule.dates()[c]
                        ? date(rule, r, line, bytes, from[slot], to[slot])
                        : text(tuple, bytes, from[slot], to[slot], doubled[slot]);
            }
            if (usable && tuple.complete()) {
                keys.add(r, file.firstRow() + line, tuple.bytes(), 0, tuple.length());
            }
        }
    }

    /** The way of single records: slower, and several keys for a row. */
    private void transformed(
            KeyedRule rule, int index, int line, byte[] bytes, int[] from, int[] to, boolean[] doubled) {
        List<@Nullable AttributeValue> values = new ArrayList<>();
        for (int c = 0; c < rule.slots().length; c++) {
            int slot = rule.slots()[c];
            String text = new String(bytes, from[slot], to[slot] - from[slot], StandardCharsets.UTF_8);
            if (!rule.dates()[c]) {
                values.add(new AttributeValue.Text(doubled[slot] ? text.replace("\"\"", "\"") : text));
                continue;
            }
            AttributeValue date = CellDate.of(text, rule.zone());
            if (date == null && !WhiteSpace.isBlank(text)) {
                problems.noDate(index, file.index(), line);
                return;
            }
            values.add(date);
        }
        for (Coding coding : rule.coder().codes(values)) {
            if (coding instanceof Coding.Coded coded) {
                keys.add(index, file.firstRow() + line, coded.canonical(), 0, coded.canonical().length);
            } else if (coding instanceof Coding.NotComparable) {
                problems.broken(file.index(), line, BrokenRow.Why.TOO_MANY_KEYS, 0);
            }
        }
    }

    @Override
    public void broken(int line, BrokenRow.Why why, int fields) {
        problems.broken(file.index(), line, why, fields);
    }

    private boolean text(TupleWriter tuple, byte[] bytes, int from, int to, boolean doubled) {
        return doubled ? tuple.text(undoubled, 0, undouble(bytes, from, to)) : tuple.text(bytes, from, to);
    }

    private boolean date(KeyedRule rule, int index, int line, byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        AttributeValue value = CellDate.of(text, rule.zone());
        if (value == null && !WhiteSpace.isBlank(text)) {
            problems.noDate(index, file.index(), line);
            return false;
        }
        rule.tuple().value(value);
        return true;
    }

    /** Whether all values the rules read are proper text; a value of plain ASCII always is. */
    private boolean readable(byte[] bytes, int[] from, int[] to) {
        for (int slot = 0; slot < from.length; slot++) {
            for (int i = from[slot]; i < to[slot]; i++) {
                if (bytes[i] < 0) {
                    if (!Utf8.valid(bytes, i, to[slot], file.transcoded())) {
                        return false;
                    }
                    break;
                }
            }
        }
        return true;
    }

    private int undouble(byte[] bytes, int from, int to) {
        if (undoubled.length < to - from) {
            undoubled = new byte[to - from];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            undoubled[length++] = bytes[i];
            if (bytes[i] == '"') {
                i++;
            }
        }
        return length;
    }
}
