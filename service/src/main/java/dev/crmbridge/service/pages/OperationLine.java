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
                command(view.kind().word()),
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

    /** @return whether the code says more than the state, so that it is worth reading */
    public boolean explained() {
        return code != null && state != StateWord.LINKED && state != StateWord.UNLINKED;
    }

    /** @return label of a command; the word itself when it is none of ours */
    static String command(String word) {
        return switch (word) {
            case "track" -> CommandWord.TRACK.label();
            case "untrack" -> CommandWord.UNTRACK.label();
            case "regarding" -> CommandWord.SET_REGARDING.label();
            case "parent" -> CommandWord.SET_PARENT.label();
            case "view" -> CommandWord.VIEW_IN_CRM.label();
            default -> word;
        };
    }
}
