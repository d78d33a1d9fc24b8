package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.PairProblem;
import java.net.URI;
import java.util.function.Function;

/**
 * A tracked item that cannot be kept in step.
 *
 * @param since when it failed so for the first time, ISO-8601 UTC
 * @param last when it failed for the last time, ISO-8601 UTC
 */
record PairProblemJson(
        String item, String subject, RecordJson record, String code, String reason, String since, String last) {
    static PairProblemJson of(PairProblem problem, Function<RecordRef, URI> urls) {
        return new PairProblemJson(
                problem.item().entryId(),
                problem.subject(),
                RecordJson.of(problem.record(), urls),
                problem.code().word(),
                problem.reason(),
                problem.since().toString(),
                problem.last().toString());
    }
}
