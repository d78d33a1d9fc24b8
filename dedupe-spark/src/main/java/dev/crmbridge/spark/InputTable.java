package dev.crmbridge.spark;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.file.CellCoder;
import dev.crmbridge.dedupe.file.Heading;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * A table to look for duplicates in.
 *
 * @param name for messages
 * @param rows its rows
 * @param shape how they look
 */
public record InputTable(String name, Dataset<Row> rows, Shape shape) {
    /**
     * How the rows of a table look.
     *
     * @param idPlace place of the column that tells rows apart
     * @param brokenPlace place of the column that holds what could not be read; -1 when there is none
     * @param columns names of all columns
     */
    public record Shape(int idPlace, int brokenPlace, List<String> columns) implements Serializable {
        public Shape {
            columns = new ArrayList<>(columns);
        }

        boolean broken(Row row) {
            return brokenPlace >= 0 && !row.isNullAt(brokenPlace);
        }

        @Nullable
        String id(Row row) {
            Object id = row.get(idPlace);
            return id == null || id.toString().isBlank() ? null : id.toString();
        }

        /** The places of the columns that a rule reads. */
        int[] places(CellCoder rule) {
            Heading heading = new Heading(columns);
            return rule.columns().stream().mapToInt(heading::column).toArray();
        }
    }

    /**
     * A table of which every row can be read.
     *
     * @param id name of the column that tells rows apart
     * @throws JobProblem when there is no such column
     */
    public static InputTable of(String name, Dataset<Row> rows, String id) {
        return of(name, rows, id, -1);
    }

    static InputTable of(String name, Dataset<Row> rows, String id, int brokenPlace) {
        List<String> columns = Arrays.asList(rows.columns());
        try {
            return new InputTable(name, rows, new Shape(new Heading(columns).column(id), brokenPlace, columns));
        } catch (IllegalArgumentException problem) {
            throw JobProblem.ofUsage(name + ": " + problem.getMessage());
        }
    }

    /**
     * Looks whether a rule can read the table, before hours of work.
     *
     * @return the kinds of the values it reads; a day or a time that is read from text counts as a time
     * @throws JobProblem when it cannot
     */
    List<AttributeKind> kinds(CellCoder rule) {
        int[] places;
        try {
            places = shape.places(rule);
        } catch (IllegalArgumentException problem) {
            throw JobProblem.ofUsage(name + ": " + problem.getMessage());
        }
        List<AttributeKind> kinds = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            StructField field = rows.schema().fields()[places[i]];
            AttributeKind kind = Cells.kind(field.dataType());
            if (kind == null || !rule.reads(i, kind)) {
                throw JobProblem.ofUsage(name + ": the column “" + field.name() + "” holds "
                        + field.dataType().simpleString() + ", which the rule cannot compare in this way");
            }
            kinds.add(rule.date(i) ? AttributeKind.MOMENT : kind);
        }
        return kinds;
    }
}
