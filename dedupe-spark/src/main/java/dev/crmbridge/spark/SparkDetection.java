package dev.crmbridge.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.file.CellCoder;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.spark.RowCoding.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds the duplicates within one table or between two. Rows with equal keys are found by the keys themselves, not by a
 * digest, so no collision can join what is different. A key that very many rows share is counted where the rows lie and
 * never gathered in one place.
 */
public final class SparkDetection implements AutoCloseable {
    private final JobPlan plan;
    private final List<InputTable> tables;
    private final List<CellCoder> rules = new ArrayList<>();
    private final Dataset<Row> coded;
    private final Dataset<Row> groups;

    /**
     * Checks the wish; nothing is computed yet.
     *
     * @param tables one, or two as the plan says
     * @throws JobProblem when a rule does not fit the tables
     */
    public SparkDetection(JobPlan plan, List<InputTable> tables) {
        if (tables.size() != (plan.two() ? 2 : 1)) {
            throw new IllegalArgumentException(tables.size() + " tables");
        }
        this.plan = plan;
        this.tables = List.copyOf(tables);
        plan.published().forEach(this::check);
        Dataset<Row> keys = coded(0);
        this.coded = (plan.two() ? keys.unionAll(coded(1)) : keys).persist(StorageLevel.MEMORY_AND_DISK());
        this.groups = keys().groupBy("rule", "key")
                .agg(rowsOf(0).as("first"), rowsOf(1).as("second"))
                .where(
                        plan.two()
                                ? col("first").gt(0).and(col("second").gt(0))
                                : col("first").gt(1))
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    private void check(PublishedRule rule) {
        CellCoder base = new CellCoder(rule, Side.BASE);
        List<AttributeKind> kinds = tables.get(0).kinds(base);
        if (plan.two()
                && !tables.get(1).kinds(new CellCoder(rule, Side.MATCHING)).equals(kinds)) {
            throw JobProblem.ofUsage("“" + rule.rule().name()
                    + "” compares columns of different kinds, which are never equal; make both texts, or both numbers");
        }
        rules.add(base);
    }

    private Dataset<Row> coded(int side) {
        InputTable table = tables.get(side);
        return table.rows().mapPartitions(new RowCoding(plan, side, table.shape()), Encoders.row(RowCoding.CODED));
    }

    private Dataset<Row> keys() {
        return coded.where(col("kind").equalTo(Kind.KEY.ordinal())).select("rule", "key", "side", "id");
    }

    static Column rowsOf(int side) {
        return sum(when(col("side").equalTo(side), lit(1L)).otherwise(lit(0L)));
    }

    /**
     * Runs the job.
     *
     * @throws JobProblem when rows have no id or share one
     */
    public DetectionResult run() {
        Counts counts = counts();
        checkIds(counts);
        DistinctPairs pairs = new DistinctPairs(plan.two());
        Map<Integer, Row> found = new HashMap<>();
        groups.groupBy("rule")
                .agg(
                        functions.count(lit(1L)),
                        functions.max(col("first").plus(col("second"))),
                        sum(pairs.of(col("first"), col("second")).cast("decimal(38,0)")))
                .collectAsList()
                .forEach(row -> found.put(row.getInt(0), row));
        List<DetectionResult.OfRule> results = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            Row row = found.get(rule);
            Column thisRule = col("rule").equalTo(rule);
            results.add(new DetectionResult.OfRule(
                    plan.rules().get(rule),
                    row == null ? 0 : row.getLong(1),
                    row == null || !rules.get(rule).severalCodes()
                            ? Optional.of(
                                    row == null
                                            ? BigInteger.ZERO
                                            : row.getDecimal(3).toBigIntegerExact())
                            : pairs.count(groups.where(thisRule), members().where(thisRule)),
                    row == null ? 0 : row.getLong(2),
                    counts.all(Kind.NO_DATE, rule),
                    counts.all(Kind.TOO_MANY_KEYS, rule)));
        }
        return new DetectionResult(
                counts.perTable(Kind.READ, tables.size()),
                counts.perTable(Kind.BROKEN, tables.size()),
                results,
                rules.size() == 1 ? results.get(0).pairs() : pairs.count(groups, members()));
    }

    /** What the executors counted. */
    private record Counts(List<Row> rows) {
        List<Long> perTable(Kind kind, int tables) {
            List<Long> counts = new ArrayList<>();
            for (int side = 0; side < tables; side++) {
                int wanted = side;
                counts.add(count(kind, row -> row.getInt(1) == wanted));
            }
            return counts;
        }

        long all(Kind kind, int rule) {
            return count(kind, row -> row.getInt(2) == rule);
        }

        private long count(Kind kind, Predicate<Row> wanted) {
            return rows.stream()
                    .filter(row -> row.getInt(0) == kind.ordinal() && wanted.test(row))
                    .mapToLong(row -> row.getLong(3))
                    .sum();
        }
    }

    private Counts counts() {
        return new Counts(coded.where(col("kind").notEqual(Kind.KEY.ordinal()))
                .groupBy("kind", "side", "rule")
                .agg(sum("count").as("count"))
                .collectAsList());
    }

    private void checkIds(Counts counts) {
        for (int side = 0; side < tables.size(); side++) {
            InputTable table = tables.get(side);
            long without = counts.perTable(Kind.WITHOUT_ID, tables.size()).get(side);
            if (without > 0) {
                throw JobProblem.ofData(table.name() + ": " + without + " rows have nothing in the column “" + plan.id()
                        + "”, which has to tell the rows apart");
            }
            Column id = table.rows()
                    .col(quoted(table.shape().columns().get(table.shape().idPlace())));
            List<Row> twice = unbroken(table)
                    .groupBy(id.cast("string").as("id"))
                    .count()
                    .where(col("count").gt(1))
                    .takeAsList(1);
            if (!twice.isEmpty()) {
                throw JobProblem.ofData(table.name() + ": the column “" + plan.id()
                        + "” does not tell the rows apart: “" + twice.get(0).getString(0) + "” stands in "
                        + twice.get(0).getLong(1) + " of them");
            }
        }
    }

    private static Dataset<Row> unbroken(InputTable table) {
        int place = table.shape().brokenPlace();
        return place < 0
                ? table.rows()
                : table.rows()
                        .where(table.rows()
                                .col(quoted(table.shape().columns().get(place)))
                                .isNull());
    }

    private static String quoted(String column) {
        return "`" + column.replace("`", "``") + "`";
    }

    private Dataset<Row> members() {
        return keys().join(groups.select("rule", "key"), new String[] {"rule", "key"}, "inner");
    }

    /**
     * The rows of all groups.
     *
     * @return columns {@code rule} (as typed), {@code matchcode} (32 hexadecimal digits, names the group within its
     *     rule), {@code rows} (of the group), {@code table} (1 or 2) and {@code id}
     */
    public Dataset<Row> listing() {
        Column rule = functions.element_at(
                functions.array(plan.rules().stream().map(functions::lit).toArray(Column[]::new)),
                col("rule").plus(1));
        return keys().join(groups, new String[] {"rule", "key"}, "inner")
                .select(
                        rule.as("rule"),
                        matchcode(),
                        col("first").plus(col("second")).as("rows"),
                        col("side").plus(1).as("table"),
                        col("id"));
    }

    private static Column matchcode() {
        UDF1<byte[], String> hex = key -> {
            var code = Matchcoder.digest(key);
            return String.format("%016x%016x", code.high(), code.low());
        };
        return functions.udf(hex, DataTypes.StringType).apply(col("key")).as("matchcode");
    }

    /** Frees what executors keep. */
    @Override
    public void close() {
        groups.unpersist();
        coded.unpersist();
    }
}
