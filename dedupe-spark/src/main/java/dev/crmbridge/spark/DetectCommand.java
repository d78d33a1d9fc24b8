package dev.crmbridge.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmbridge.dedupe.file.FilePlan.Blanks;
import java.io.IOException;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job as a command: reads its options, runs the detection, prints the counts. */
@Command(
        name = "dedupe-spark",
        mixinStandardHelpOptions = true,
        description = "Find duplicates in a table, or between two, on a Spark cluster.")
final class DetectCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "1..2", paramLabel = "TABLE", description = "One table, or two: pairs of a row of each.")
    private List<String> paths = List.of();

    @Option(names = "--id", required = true, paramLabel = "COLUMN", description = "What tells the rows apart.")
    private String id = "";

    @Option(
            names = "--rule",
            required = true,
            paramLabel = "SPEC",
            description = "What has to agree, as for “crmbridge duplicates”; repeatable.")
    private List<String> rules = List.of();

    @Option(
            names = "--blank",
            paramLabel = "ignore|equal",
            defaultValue = "ignore",
            description = "Whether a blank matches nothing (default) or another blank.")
    private Blank blank = Blank.ignore;

    @Option(
            names = "--all-blank",
            description = "With --blank equal: rows that are blank in all columns of a rule match each other too.")
    private boolean allBlank;

    @Option(
            names = "--format",
            paramLabel = "csv|parquet",
            description = "What the tables are. Default: parquet when the name ends so, else csv.")
    private TableFiles.@Nullable Format format;

    @Option(names = "--delimiter", paramLabel = "C", defaultValue = ",", description = "Between fields (,).")
    private String delimiter = ",";

    @Option(names = "--encoding", paramLabel = "NAME", defaultValue = "UTF-8", description = "Of CSV files (UTF-8).")
    private String encoding = "UTF-8";

    @Option(
            names = "--line-breaks",
            description = "Quoted values may hold line breaks; a file is then read by one task.")
    private boolean lineBreaks;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone for date() and datetime(), e.g. Europe/Berlin. Default: the driver's.")
    private @Nullable String zone;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the rows of all groups there.")
    private @Nullable String target;

    @Option(
            names = "--out-format",
            paramLabel = "csv|parquet",
            defaultValue = "parquet",
            description = "How to write them (parquet).")
    private TableFiles.Format targetFormat = TableFiles.Format.parquet;

    /** What a blank equals. */
    enum Blank {
        ignore,
        equal
    }

    /**
     * @param out takes the counts as JSON
     * @param err takes what a person should know
     */
    DetectCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            JobPlan plan = new JobPlan(id, rules, paths.size() == 2, blanks(), zone());
            plan.published(); // a typing error is told before a cluster is asked for
            List<TableFiles> files = paths.stream().map(this::files).toList();
            try (SparkSession spark =
                    SparkSession.builder().appName("crmbridge duplicates").getOrCreate()) {
                find(spark, plan, files);
            }
            return 0;
        } catch (JobProblem problem) {
            err.println("dedupe-spark: " + problem.getMessage());
            return problem.usage() ? USAGE : FAILED;
        } catch (Exception problem) { // Spark throws checked exceptions that its methods do not declare
            err.println("dedupe-spark: the job failed: " + cause(problem));
            return FAILED;
        }
    }

    /** What went wrong where the work is done; the outer messages tell which task it was. */
    private static String cause(Exception problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof AnalysisException known ? known.getSimpleMessage() : String.valueOf(cause.getMessage());
    }

    private void find(SparkSession spark, JobPlan plan, List<TableFiles> files) throws IOException {
        if (target != null) {
            checkTarget(spark, target);
        }
        List<InputTable> tables = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            tables.add(files.get(i).read(spark, paths.get(i), plan.id()));
        }
        try (SparkDetection detection = new SparkDetection(plan, tables)) {
            DetectionResult result = detection.run();
            if (target != null) {
                write(detection.listing(), target);
            }
            ResultText text = new ResultText(paths, result);
            text.warnings().forEach(line -> err.println("dedupe-spark: " + line));
            out.println(new ObjectMapper().writeValueAsString(text.json()));
        }
    }

    private TableFiles files(String path) {
        TableFiles.Format of = path.endsWith(".parquet") ? TableFiles.Format.parquet : TableFiles.Format.csv;
        return new TableFiles(format == null ? of : format, delimiter, encoding, lineBreaks);
    }

    private void write(Dataset<Row> rows, String folder) {
        if (targetFormat == TableFiles.Format.csv) {
            rows.write().option("header", true).option("escape", "\"").csv(folder);
        } else {
            rows.write().parquet(folder);
        }
    }

    /** Told before the work, not after it. */
    private static void checkTarget(SparkSession spark, String folder) throws IOException {
        Path path = new Path(folder);
        if (path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)) {
            throw JobProblem.ofData("the result cannot be written to " + folder + ": it exists already");
        }
    }

    private Blanks blanks() {
        if (blank == Blank.ignore) {
            if (allBlank) {
                throw JobProblem.ofUsage("--all-blank needs --blank equal");
            }
            return Blanks.IGNORE;
        }
        return allBlank ? Blanks.EQUAL_THROUGHOUT : Blanks.EQUAL;
    }

    private String zone() {
        if (zone == null) {
            return ZoneId.systemDefault().getId();
        }
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            throw JobProblem.ofUsage("the time zone “" + zone + "” is not known; try Europe/Berlin or +01:00");
        }
    }
}
