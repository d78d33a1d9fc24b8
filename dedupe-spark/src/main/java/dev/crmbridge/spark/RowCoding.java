package dev.crmbridge.spark;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.file.CellCoder;
import dev.crmbridge.dedupe.file.CellDate;
import dev.crmbridge.dedupe.matchcode.Coding;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.dedupe.text.WhiteSpace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into keys under all rules, and counts at the end of each partition what it met. Counts travel as rows of the
 * same shape, because accumulators count a partition twice that was computed twice.
 *
 * @param plan the rules
 * @param side 0 for the first table, 1 for the second
 * @param table how its rows look
 */
record RowCoding(JobPlan plan, int side, InputTable.Shape table) implements MapPartitionsFunction<Row, Row> {
    /** Where to find what in a coded row; {@code kind} tells a key from a count. */
    static final StructType CODED = new StructType()
            .add("kind", DataTypes.IntegerType)
            .add("side", DataTypes.IntegerType)
            .add("rule", DataTypes.IntegerType)
            .add("key", DataTypes.BinaryType)
            .add("id", DataTypes.StringType)
            .add("count", DataTypes.LongType);

    /** What a coded row tells. */
    enum Kind {
        KEY,
        READ,
        BROKEN,
        WITHOUT_ID,
        NO_DATE,
        TOO_MANY_KEYS
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Partition(rows);
    }

    /** One partition; rows are taken as they are asked for. */
    private final class Partition implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final ZoneId zone = ZoneId.of(plan.zone());
        private final List<CellCoder> coders = new ArrayList<>();
        private final int[][] places;
        private final long[][] counts;
        private Iterator<Row> ready = Collections.emptyIterator();
        private boolean told;

        Partition(Iterator<Row> rows) {
            this.rows = rows;
            for (PublishedRule rule : plan.published()) {
                coders.add(new CellCoder(rule, side == 0 ? Side.BASE : Side.MATCHING));
            }
            places = coders.stream().map(table::places).toArray(int[][]::new);
            counts = new long[Kind.values().length][coders.size()];
        }

        @Override
        public boolean hasNext() {
            while (!ready.hasNext()) {
                if (rows.hasNext()) {
                    ready = coded(rows.next()).iterator();
                } else if (told) {
                    return false;
                } else {
                    told = true;
                    ready = told().iterator();
                }
            }
            return true;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.next();
        }

        private List<Row> coded(Row row) {
            if (table.broken(row)) {
                counts[Kind.BROKEN.ordinal()][0]++;
                return List.of();
            }
            counts[Kind.READ.ordinal()][0]++;
            String id = table.id(row);
            if (id == null) {
                counts[Kind.WITHOUT_ID.ordinal()][0]++;
                return List.of();
            }
            List<Row> keys = new ArrayList<>();
            for (int rule = 0; rule < places.length; rule++) {
                List<@Nullable AttributeValue> values = values(rule, row);
                if (values == null) {
                    counts[Kind.NO_DATE.ordinal()][rule]++;
                    continue;
                }
                for (Coding coding : coders.get(rule).codes(values)) {
                    if (coding instanceof Coding.Coded coded) {
                        keys.add(RowFactory.create(Kind.KEY.ordinal(), side, rule, coded.canonical(), id, 1L));
                    } else if (coding instanceof Coding.NotComparable) {
                        counts[Kind.TOO_MANY_KEYS.ordinal()][rule]++;
                    }
                }
            }
            return keys;
        }

        /** @return null when a day or time cannot be read */
        private @Nullable List<@Nullable AttributeValue> values(int rule, Row row) {
            List<@Nullable AttributeValue> values = new ArrayList<>();
            for (int place = 0; place < places[rule].length; place++) {
                AttributeValue value = Cells.value(row.get(places[rule][place]), zone);
                if (coders.get(rule).date(place) && value instanceof AttributeValue.Text text) {
                    value = CellDate.of(text.value(), zone);
                    if (value == null && !WhiteSpace.isBlank(text.value())) {
                        return null;
                    }
                }
                values.add(value);
            }
            return values;
        }

        private List<Row> told() {
            List<Row> rows = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                for (int rule = 0; rule < coders.size(); rule++) {
                    if (counts[kind.ordinal()][rule] > 0) {
                        rows.add(RowFactory.create(
                                kind.ordinal(), side, rule, null, null, counts[kind.ordinal()][rule]));
                    }
                }
            }
            return rows;
        }

        @Override
        public String toString() {
            return "partition of " + table + ", counts " + Arrays.deepToString(counts);
        }
    }
}
