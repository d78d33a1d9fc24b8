package dev.crmbridge.service.pages;

import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.web.text.CommandWord;
import dev.crmbridge.web.text.Display;
import dev.crmbridge.web.text.StateWord;
import dev.crmbridge.web.text.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * One operation in a list.
 *
 * @param code stable code of the reason, or null
 * @param open address that opens the record, or null
 */
public record OperationLine(
        String op,
        String subject,
        String command,
        StateWord state,
        String reason,
        @Nullable String code,
        boolean waits,
        boolean done,
        @Nullable String open,
        TimeText changed,
        String href,
        String itemHref) {
    static OperationLine of(OperationView view, Display display) {
        return new OperationLine(
                view.op(),
                Display.subject(view.subject()),
                command(view),
                StateWord.of(view.outcome().word()),
                view.reason(),
                view.code() == null ? null : view.code().word(),
                view.outcome().waitsForPerson(),
                view.outcome().isFinal(),
                view.record() == null ? null : Addresses.openPath(view.record().ref()),
                display.ago(view.changedAt()),
                Addresses.operation(view.op()),
                Addresses.itemPath(view.item()));
    }

    private static String command(OperationView view) {
        return switch (view.kind()) {
            case TRACK -> CommandWord.TRACK.label();
            case UNTRACK -> CommandWord.UNTRACK.label();
            case REGARDING -> CommandWord.SET_REGARDING.label();
            case PARENT -> CommandWord.SET_PARENT.label();
            case VIEW -> CommandWord.VIEW_IN_CRM.label();
        };
    }
}
