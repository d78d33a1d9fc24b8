package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.UndoReport;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was taken back.
 *
 * @param run what to take back to undo this
 */
record UndoJson(String run, List<LineJson> lines, List<OperationJson> operations) {
    static UndoJson of(UndoReport report, Function<RecordRef, URI> urls) {
        return new UndoJson(
                report.run(),
                report.lines().stream()
                        .map(line -> new LineJson(
                                line.item().entryId(),
                                line.subject(),
                                RecordJson.of(line.record(), urls),
                                line.undone(),
                                line.code().word(),
                                line.reason(),
                                line.op()))
                        .toList(),
                report.operations().stream().map(OperationJson::of).toList());
    }

    /**
     * One change.
     *
     * @param op operation whose end decides whether it is taken back, or null
     */
    record LineJson(
            String item,
            String subject,
            RecordJson record,
            boolean undone,
            String code,
            String reason,
            @Nullable String op) {}
}
