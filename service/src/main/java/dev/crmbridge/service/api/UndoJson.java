package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.UndoReport;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

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
                                RecordJson.of(line.record(), urls),
                                line.undone(),
                                line.code().word(),
                                line.reason()))
                        .toList(),
                report.operations().stream().map(OperationJson::of).toList());
    }

    /** One change. */
    record LineJson(String item, RecordJson record, boolean undone, String code, String reason) {}
}
