package dev.crmbridge.service.pages;

import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.web.text.Display;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change that was to be taken back, as shown.
 *
 * @param code stable code of the reason
 * @param recordHref opens the record, or null when taking the change back left none
 */
public record UndoneLine(
        State state,
        String subject,
        String code,
        String reason,
        String itemHref,
        @Nullable String recordHref) {
    /** What became of it, in the order in which it matters to a person. */
    public enum State {
        /** It was not taken back, or only in part. */
        STAYS,
        /** An operation is about to. */
        GOING_ON,
        /** It is as it was before. */
        TAKEN_BACK
    }

    /** @return the lines, what stays first */
    static List<UndoneLine> of(UndoReport report) {
        Map<String, OperationView> operations =
                report.operations().stream().collect(Collectors.toMap(OperationView::op, view -> view));
        return report.lines().stream()
                .map(line -> of(line, line.op() == null ? null : operations.get(line.op())))
                .sorted(Comparator.comparing(UndoneLine::state))
                .toList();
    }

    /** @return what the page is called: nothing is said to be taken back when all of it stays */
    static String title(List<UndoneLine> lines) {
        return !lines.isEmpty() && count(lines, State.STAYS) == lines.size() ? "Not taken back" : "Taken back";
    }

    /** @return how many changes became what, as a sentence; empty when there are none */
    static String summary(List<UndoneLine> lines, Display display) {
        List<String> parts = new ArrayList<>();
        for (State state : State.values()) {
            long count = count(lines, state);
            if (count > 0) {
                parts.add(
                        switch (state) {
                            case STAYS -> display.plural(count, "change stays", "changes stay");
                            case GOING_ON -> display.plural(count, "change is going on", "changes are going on");
                            case TAKEN_BACK -> display.plural(count, "change is taken back", "changes are taken back");
                        });
            }
        }
        return parts.isEmpty() ? "" : String.join(", ", parts) + ".";
    }

    private static long count(List<UndoneLine> lines, State state) {
        return lines.stream().filter(line -> line.state() == state).count();
    }

    private static UndoneLine of(UndoReport.Line line, @Nullable OperationView by) {
        boolean goingOn = by != null && !by.outcome().isFinal();
        boolean recordGone = by != null && by.code() == ReasonCode.RECORD_DELETED;
        return new UndoneLine(
                !line.undone() ? State.STAYS : goingOn ? State.GOING_ON : State.TAKEN_BACK,
                Display.subject(line.subject()),
                line.code().word(),
                line.reason(),
                Addresses.itemPath(line.item()),
                recordGone ? null : Addresses.openPath(line.record()));
    }
}
