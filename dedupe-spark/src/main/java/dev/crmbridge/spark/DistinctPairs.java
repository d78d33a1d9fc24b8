package dev.crmbridge.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Counts pairs of rows that share at least one group, without writing pairs out.
 *
 * <p>By inclusion and exclusion: the pairs of all groups, minus those that share two groups, plus those that share three,
 * and so on. Rows that share a set of groups are found by grouping again, with the set as the key, which is why a group of
 * any size costs its rows and not its pairs.
 *
 * @param two whether a pair is a row of each of two tables
 */
record DistinctPairs(boolean two) {
    /** Most groups of one row: it stands in 2 to the power of that many sets. */
    static final int MOST_GROUPS = 12;

    private static final StructType SETS = new StructType()
            .add("set", DataTypes.BinaryType)
            .add("odd", DataTypes.BooleanType)
            .add("side", DataTypes.IntegerType);

    /**
     * @param groups all groups
     * @param members their rows
     * @return pairs of groups that may overlap; empty when a row is in more than {@value #MOST_GROUPS}
     */
    Optional<BigInteger> count(Dataset<Row> groups, Dataset<Row> members) {
        Dataset<Row> ofRows = members.groupBy("side", "id")
                .agg(collect_set(struct("rule", "key")).as("groups"))
                .where(size(col("groups")).gt(1));
        Row most = ofRows.agg(max(size(col("groups")))).head();
        if (!most.isNullAt(0) && most.getInt(0) > MOST_GROUPS) {
            return Optional.empty();
        }
        Dataset<Row> shared = ofRows.flatMap(new Sets(), Encoders.row(SETS))
                .groupBy("set", "odd")
                .agg(
                        SparkDetection.rowsOf(0).as("first"),
                        SparkDetection.rowsOf(1).as("second"));
        Column signed = of(col("first"), col("second"))
                .multiply(when(col("odd"), lit(1)).otherwise(lit(-1)));
        return Optional.of(total(groups, of(col("first"), col("second"))).add(total(shared, signed)));
    }

    /** The pairs of a group: of each two rows, or of each row of one table with each of the other. */
    Column of(Column first, Column second) {
        Column one = first.cast("decimal(18,0)");
        return two
                ? one.multiply(second.cast("decimal(18,0)"))
                : floor(one.multiply(first.minus(1).cast("decimal(18,0)")).divide(lit(2)));
    }

    private static BigInteger total(Dataset<Row> rows, Column pairs) {
        return rows.agg(coalesce(sum(pairs.cast("decimal(38,0)")), lit(BigDecimal.ZERO)))
                .head()
                .getDecimal(0)
                .toBigIntegerExact();
    }

    /** All sets of two and more groups of a row. */
    private static final class Sets implements FlatMapFunction<Row, Row>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Row> call(Row row) {
            List<byte[]> groups = new ArrayList<>();
            for (Row group : row.<Row>getList(2)) {
                byte[] key = group.getAs(1);
                groups.add(ByteBuffer.allocate(8 + key.length)
                        .putInt(group.getInt(0))
                        .putInt(key.length)
                        .put(key)
                        .array());
            }
            groups.sort(Arrays::compare);
            List<Row> sets = new ArrayList<>();
            for (int chosen = 1; chosen < 1 << groups.size(); chosen++) {
                int size = Integer.bitCount(chosen);
                if (size > 1) {
                    sets.add(RowFactory.create(set(groups, chosen), size % 2 == 1, row.getInt(0)));
                }
            }
            return sets.iterator();
        }

        private static byte[] set(List<byte[]> groups, int chosen) {
            int length = 0;
            for (int i = 0; i < groups.size(); i++) {
                length += (chosen >> i & 1) * groups.get(i).length;
            }
            ByteBuffer set = ByteBuffer.allocate(length);
            for (int i = 0; i < groups.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    set.put(groups.get(i));
                }
            }
            return set.array();
        }
    }
}
