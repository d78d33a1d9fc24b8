package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.DepartureReport;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of choices about deletions.
 *
 * @param run what to take back to undo it, or null when nothing was changed
 */
record DecidedJson(@Nullable String run, List<LineJson> lines, List<OperationJson> operations) {
    static DecidedJson of(DepartureReport report, Function<RecordRef, URI> urls) {
        return new DecidedJson(
                report.run().isEmpty() ? null : report.run(),
                report.lines().stream()
                        .map(line -> new LineJson(
                                line.item().entryId(), RecordJson.of(line.record(), urls), line.done(), line.reason()))
                        .toList(),
                report.operations().stream().map(OperationJson::of).toList());
    }

    /** One pair. */
    record LineJson(String item, RecordJson record, boolean done, String reason) {}
}
