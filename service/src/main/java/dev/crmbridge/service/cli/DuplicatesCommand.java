package dev.crmbridge.service.cli;

import dev.crmbridge.dedupe.bulk.KeySpillFailure;
import dev.crmbridge.dedupe.file.CsvFormat;
import dev.crmbridge.dedupe.file.FileDetection;
import dev.crmbridge.dedupe.file.FilePlan;
import dev.crmbridge.dedupe.file.FileProblem;
import dev.crmbridge.dedupe.file.FileResult;
import dev.crmbridge.dedupe.spec.RuleSpec;
import dev.crmbridge.dedupe.spec.RuleSpecProblem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "duplicates",
        description = {
            "Find duplicates in a CSV file, or between two; needs no running service.",
            "",
            "A rule is comparisons joined by +: exact(col) first(col,n) last(col,n) date(col) datetime(col),",
            "then ;case when upper and lower case differ, ;accents when accents do. Example:",
            "  crmbridge duplicates people.csv --rule 'exact(surname)+first(postcode,3)'",
            ""
        })
final class DuplicatesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..2", paramLabel = "FILE", description = "One file, or two: pairs of a row of each.")
    private List<Path> files = List.of();

    @Option(names = "--rule", required = true, paramLabel = "SPEC", description = "What has to agree; repeatable.")
    private List<String> specs = List.of();

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

    @Option(names = "--groups", description = "List groups instead of pairs.")
    private boolean groups;

    @Option(names = "--out", paramLabel = "F", description = "Write the pairs, or groups, to this CSV file.")
    private @Nullable Path out;

    @Option(
            names = "--max-group",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Pairs of groups with more rows are counted, not written (1000).")
    private int maxGroup = 1000;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of files without a byte order mark (UTF-8).")
    private @Nullable String encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "Character between fields, or: tab. Default: from the heading.")
    private @Nullable String delimiter;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone for date() and datetime(), e.g. Europe/Berlin. Default: this computer's.")
    private @Nullable String zone;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use. Default: all processors.")
    private @Nullable Integer threads;

    @Option(names = "--temp", paramLabel = "DIR", description = "Where keys rest that do not fit into memory.")
    private @Nullable Path temp;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Not used: no service is needed.")
    private @Nullable Path data;

    /** What a blank equals. */
    enum Blank {
        ignore,
        equal
    }

    DuplicatesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            find();
            return ExitCode.DONE.number();
        } catch (CommandFailure failure) {
            if (json) {
                terminal().out().println(JsonLine.error(failure.code(), failure.getMessage()));
            }
            terminal().err().println("crmbridge: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    private void find() {
        FilePlan plan = plan();
        if (out != null) {
            ResultFile.check(out);
        }
        ProgressBar bar = new ProgressBar(terminal());
        FileResult result;
        try {
            result = FileDetection.run(plan, bar);
        } catch (FileProblem problem) {
            String message = String.valueOf(problem.getMessage());
            throw problem.usage()
                    ? usage("rule", message)
                    : new CommandFailure(ExitCode.FAILED.number(), "file", message);
        } catch (KeySpillFailure problem) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(),
                    "disk",
                    problem.getMessage() + "; make room, or name a folder with --temp");
        } finally {
            bar.clear();
        }
        var report = new DuplicatesReport(terminal(), files, result);
        report.problems();
        boolean everyRule = write(result);
        if (json) {
            print(report.json());
        } else {
            report.summary(out, groups);
        }
        if (!everyRule) {
            terminal()
                    .err()
                    .println("crmbridge: groups of more than " + maxGroup
                            + " rows were counted, but their pairs not written; use --groups or a larger --max-group.");
        }
    }

    /** @return whether nothing was left out */
    private boolean write(FileResult result) {
        if (out == null && (json || !groups)) {
            return true;
        }
        var listing = new DuplicatesListing(result, files.size() == 2, maxGroup);
        try {
            if (out == null) {
                return listing.write(terminal().out(), true);
            }
            return listing.write(out, groups);
        } catch (IOException problem) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(), "out", "The result cannot be written to " + out + ": " + problem);
        }
    }

    private FilePlan plan() {
        if (files.size() > 2) {
            throw usage("file", "Give one file, or two to compare, not " + files.size() + ".");
        }
        List<RuleSpec> rules = new ArrayList<>();
        for (String spec : specs) {
            try {
                rules.add(RuleSpec.parse(spec));
            } catch (RuleSpecProblem problem) {
                throw usage("rule", "The rule cannot be read: " + problem.getMessage());
            }
        }
        for (Path file : files) {
            if (out != null && same(file, out)) {
                throw usage(
                        "out",
                        "--out " + out + " would replace the file that is read, " + file + "; name another file.");
            }
        }
        FilePlan.Resources usual = FilePlan.Resources.ofThisMachine();
        if ((threads != null && threads < 1) || maxGroup < 2) {
            throw usage("number", "--threads must be at least 1, --max-group at least 2.");
        }
        return new FilePlan(
                files,
                rules,
                blanks(),
                new CsvFormat(Optional.ofNullable(encoding).map(DuplicatesCommand::charset), delimiter()),
                zone == null ? ZoneId.systemDefault() : zone(zone),
                new FilePlan.Resources(
                        threads == null ? usual.threads() : threads,
                        usual.memoryBytes(),
                        temp == null ? usual.folder() : temp));
    }

    /** A file that is not there is no file that is read; what is wrong with it is said when it is read or written. */
    private static boolean same(Path read, Path written) {
        try {
            return Files.isSameFile(read, written);
        } catch (IOException absent) {
            return false;
        }
    }

    private FilePlan.Blanks blanks() {
        if (blank == Blank.ignore) {
            if (allBlank) {
                throw usage("blank", "--all-blank needs --blank equal.");
            }
            return FilePlan.Blanks.IGNORE;
        }
        return allBlank ? FilePlan.Blanks.EQUAL_THROUGHOUT : FilePlan.Blanks.EQUAL;
    }

    private Optional<Character> delimiter() {
        if (delimiter == null) {
            return Optional.empty();
        }
        char c = delimiter.equalsIgnoreCase("tab") || delimiter.equals("\\t")
                ? '\t'
                : delimiter.isEmpty() ? 0 : delimiter.charAt(0);
        if ((c != '\t' && delimiter.length() != 1) || c < '\t' || c > 126 || "\"\r\n ".indexOf(c) >= 0) {
            throw usage("delimiter", "“" + delimiter + "” cannot be a delimiter; give one character, or: tab.");
        }
        return Optional.of(c);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw usage("encoding", "The encoding “" + name + "” is not known; try UTF-8, UTF-16 or windows-1252.");
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw usage("zone", "The time zone “" + name + "” is not known; try Europe/Berlin or +01:00.");
        }
    }

    private static CommandFailure usage(String code, String message) {
        return new CommandFailure(ExitCode.USAGE, code, message);
    }

    private Terminal terminal() {
        return surroundings.terminal();
    }

    private void print(Object value) {
        terminal().out().println(JsonLine.of(value));
    }
}
