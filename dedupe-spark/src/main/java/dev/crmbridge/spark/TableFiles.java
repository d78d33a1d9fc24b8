package dev.crmbridge.spark;

import dev.crmbridge.dedupe.file.Heading;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Reads tables from files: CSV, each file with a heading, or Parquet.
 *
 * @param format what the files are
 * @param delimiter between the fields of a CSV file
 * @param encoding of CSV files, by name
 * @param lineBreaks whether quoted CSV values may hold line breaks; then a file is read by one task, as it is in UTF-16 and UTF-32
 */
record TableFiles(Format format, String delimiter, String encoding, boolean lineBreaks) {
    private static final String BROKEN = "crmbridge_broken";

    /** What the files are. */
    enum Format {
        csv,
        parquet
    }

    /** @throws JobProblem when CSV files cannot be read in this way, whatever they hold */
    TableFiles {
        if (delimiter.isEmpty()) {
            throw JobProblem.ofUsage("--delimiter needs a character that stands between fields");
        }
        try {
            Charset.forName(encoding);
        } catch (IllegalArgumentException unknown) {
            throw JobProblem.ofUsage("the encoding “" + encoding + "” is not known; try UTF-8 or windows-1252");
        }
    }

    /**
     * @param path a file, a folder or a pattern, as Spark takes it
     * @param id name of the column that tells rows apart
     * @throws JobProblem when nothing can be read there
     */
    InputTable read(SparkSession spark, String path, String id) {
        // Columns are told apart by upper and lower case, so that no file is refused for two such names.
        spark.conf().set("spark.sql.caseSensitive", true);
        // Days and times as java.time has them: the older classes need parts of Java that are closed by now.
        spark.conf().set("spark.sql.datetime.java8API.enabled", true);
        // All encodings Java knows, not only seven of them.
        spark.conf().set("spark.sql.legacy.javaCharsets", true);
        try {
            if (format == Format.parquet) {
                return InputTable.of(path, spark.read().parquet(path), id);
            }
            StructType schema = schema(spark, path);
            Dataset<Row> rows = csv(spark)
                    .schema(schema)
                    .option("header", true)
                    .option("enforceSchema", false) // a second file with other columns is an error, not a mix-up
                    .option("mode", "PERMISSIVE")
                    .option("columnNameOfCorruptRecord", BROKEN)
                    .csv(path);
            return InputTable.of(path, rows, id, schema.size() - 1);
        } catch (JobProblem known) {
            throw known;
        } catch (Exception problem) { // Spark throws checked exceptions that its methods do not declare
            throw JobProblem.ofData(path + " cannot be read: "
                    + (problem instanceof AnalysisException known ? known.getSimpleMessage() : problem));
        }
    }

    private DataFrameReader csv(SparkSession spark) {
        return spark.read()
                .option("sep", delimiter)
                .option("encoding", encoding)
                .option("escape", "\"")
                .option("multiLine", lineBreaks || wideLetters())
                .option("columnPruning", false); // otherwise fields of rows are not counted
    }

    /** Whether a line break takes more than its one byte, as in UTF-16: Spark would cut the file within letters. */
    private boolean wideLetters() {
        return "\n".getBytes(Charset.forName(encoding)).length > 1;
    }

    /** The columns of the first file, all texts, and one for what cannot be read. */
    private StructType schema(SparkSession spark, String path) {
        List<Row> first = csv(spark).option("header", false).csv(path).takeAsList(1);
        if (first.isEmpty()) {
            throw JobProblem.ofData(path + " is empty; the first line must name the columns");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.get(0).size(); i++) {
            names.add(first.get(0).isNullAt(i) ? "" : first.get(0).getString(i));
        }
        Set<String> seen = new HashSet<>();
        for (String name : new Heading(names).names()) {
            if (!seen.add(name)) {
                throw JobProblem.ofData(path + ": two columns are called “" + name + "”; rename one of them");
            }
        }
        StructType schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return schema.add(BROKEN, DataTypes.StringType);
    }
}
