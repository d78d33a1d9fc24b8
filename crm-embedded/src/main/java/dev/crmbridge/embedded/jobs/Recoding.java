package dev.crmbridge.embedded.jobs;

import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.SqliteWork.Work;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the matchcodes of the rules in force anew when another version of the engine made them. Until it has passed a row, that row is
 * found only if its codes happen to be the same; none is found wrongly, because the values themselves are compared. Thread-safe.
 */
record Recoding(Environment environment, MatchcodeDetection detection) {
    /** The kind of work. */
    static final String KIND = "recode";

    private static final Logger LOG = LoggerFactory.getLogger(Recoding.class);

    /** Begins the subject, so that it is no other work on the rule of that id. */
    private static final String RULE = "recode ";

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int SLICE = 500;

    /** Notes the work and the version in one transaction; nothing happens when the version is the one noted. */
    void begin(Tx tx) {
        if (SqliteMatchcodes.madeBy(tx).equals(Optional.of(Matchcoder.version()))) {
            return;
        }
        SqliteMatchcodes.setMadeBy(tx, Matchcoder.version());
        detection.rules().rows(tx).stream()
                .filter(Recoding::hasCodes)
                .forEach(rule -> SqliteWork.save(tx, Work.of(environment.ids().get(), KIND, RULE + rule.id(), NOBODY)));
    }

    private static boolean hasCodes(Row rule) {
        return rule.number("statuscode").orElse(StoredRules.UNPUBLISHED) >= StoredRules.PUBLISHING;
    }

    /** One step. */
    void slice(Tx tx, Work work) {
        UUID ruleId = UUID.fromString(work.subject().substring(RULE.length()));
        Optional<Row> rule = SqliteRows.find(tx, environment.schema().get("duplicaterule"), ruleId)
                .filter(Recoding::hasCodes);
        if (rule.isEmpty()) {
            SqliteWork.remove(tx, work.job());
            return;
        }
        Table table =
                environment.schema().get(rule.get().text("matchingentityname").orElse(""));
        List<Row> rows = SqliteRows.slice(tx, table, work.place(), SLICE);
        detection.putUnder(tx, rows, rule.get());
        long done = work.done() + rows.size();
        if (rows.size() == SLICE) {
            SqliteWork.save(tx, work.at(rows.get(SLICE - 1).id().toString(), done));
            return;
        }
        SqliteWork.remove(tx, work.job());
        LOG.atInfo()
                .addKeyValue("job", work.job())
                .addKeyValue("reason", "another version of the engine made them: " + done + " rows, rule " + ruleId)
                .log("matchcodes made anew");
    }
}
