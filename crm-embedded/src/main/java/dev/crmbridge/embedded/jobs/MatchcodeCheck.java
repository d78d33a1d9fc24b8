package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.duplicates.MatchcodeAudit.Finding;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the matchcodes of a sample of records with the records, under every rule in force. Thread-safe. */
final class MatchcodeCheck {
    /** Records compared under each rule. */
    static final int SAMPLE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(MatchcodeCheck.class);
    private static final Duration AT_MOST_EVERY = Duration.ofDays(1);

    private final Environment environment;
    private final MatchcodeDetection detection;

    MatchcodeCheck(Environment environment, MatchcodeDetection detection) {
        this.environment = environment;
        this.detection = detection;
    }

    /** Whether some rule is in force and the last check was begun a day ago or never. */
    boolean isDue(Tx tx) {
        Optional<Instant> last = SqliteRows.findBy(
                        tx,
                        environment.schema().get("asyncoperation"),
                        Map.of("operationtype", SystemJobs.UPDATE_MATCHCODES))
                .stream()
                .flatMap(job -> job.instant("createdon").stream())
                .max(Instant::compareTo);
        return !published(tx).isEmpty()
                && last.map(time -> !environment.now().isBefore(time.plus(AT_MOST_EVERY)))
                        .orElse(true);
    }

    /** Compares and mends; says what it came to. */
    String run(Tx tx, UUID job) {
        int compared = 0;
        int different = 0;
        List<Row> rules = published(tx);
        for (Row rule : rules) {
            Finding finding = detection.audit().mend(tx, rule, environment.ids().get(), SAMPLE);
            compared += finding.compared();
            different += finding.different().size();
            finding.different()
                    .forEach(id -> LOG.atWarn()
                            .addKeyValue("job", job)
                            .addKeyValue(
                                    "reason", "row " + id + " differed from its matchcodes under rule " + rule.id())
                            .log("matchcodes mended"));
        }
        return "Compared the matchcodes of " + compared + " rows under " + rules.size() + " rules; " + different
                + " differed" + (different == 0 ? "" : " and were mended");
    }

    private List<Row> published(Tx tx) {
        return detection.rules().rows(tx).stream()
                .filter(rule -> rule.number("statuscode").orElse(0L) == StoredRules.PUBLISHED)
                .toList();
    }
}
