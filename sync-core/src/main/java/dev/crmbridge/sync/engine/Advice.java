package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.ItemStatus.Deletion;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.OperationView.Linked;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.run.PausedPairs;
import dev.crmbridge.sync.track.OfferedTables;
import dev.crmbridge.sync.untrack.RecordDeletion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person can do about an item now, as sentences; nothing that would be refused. Pure. */
final class Advice {
    private Advice() {}

    /**
     * @param status with the commands that are barred
     * @param held the user's privileges, or empty before they are known
     */
    static List<String> of(ItemStatus status, Optional<Privileges> held) {
        List<String> advice = new ArrayList<>();
        status.pending().forEach(operation -> advice.add(underWay(operation)));
        Linked record = status.record();
        if (record != null) {
            held.filter(privileges -> PausedPairs.isPaused(record.ref().entity(), privileges))
                    .ifPresent(lacking ->
                            advice.add(PausedPairs.sentence(record.ref().entity())));
            linked(status, FieldRegistry.of(record.ref().entity()), advice);
            if (status.tie().deletion() != Deletion.OF_THE_RECORD) {
                advice.add(untrack(record.ref().entity(), status, held));
            }
        } else if (status.item().kind() == ItemKind.MAIL) {
            if (may(status, CommandKind.REGARDING)) {
                advice.add("Set what its e-mail in the CRM is regarding.");
            }
        } else if (status.pending().isEmpty()
                && !OfferedTables.of(status.item().kind()).isEmpty()) {
            notLinked(status, advice);
        }
        return advice;
    }

    private static String underWay(OperationView operation) {
        String command = operation.kind().word();
        return operation.question() == null
                ? "Wait: " + command + " is under way. " + operation.reason()
                : "Answer the question of " + command + ": " + operation.reason();
    }

    private static void linked(ItemStatus status, FieldRegistry table, List<String> advice) {
        Deletion deletion = status.tie().deletion();
        boolean conflict = status.item().state() == ItemRow.State.NEEDS_PERSON
                && status.pending().isEmpty()
                && deletion == Deletion.NONE;
        if (deletion == Deletion.OF_THE_RECORD) {
            advice.add("The record was deleted in the CRM. Choose under Deletions what happens to the item.");
            advice.add("Untrack the item.");
            return;
        } else if (deletion == Deletion.OF_THE_ITEM) {
            advice.add("The item was deleted in Outlook. Choose under Deletions what happens to the record.");
        } else if (conflict) {
            advice.add("Choose under Conflicts which value is kept for every field that was changed on both sides.");
        }
        if (may(status, CommandKind.VIEW)) {
            advice.add("View the record in the CRM.");
        }
        boolean contact = status.item().kind() == ItemKind.CONTACT;
        if (table.isOneWay()) {
            advice.add("Change the service activity in the CRM. It goes one way: changes in Outlook stay in Outlook.");
        } else if (status.tie().closed()) {
            advice.add(
                    contact
                            ? "Activate the contact in the CRM. Until then changes in Outlook stay in Outlook."
                            : "Reopen the record in the CRM. Until then changes in Outlook stay in Outlook.");
        } else if (may(status, contact ? CommandKind.PARENT : CommandKind.REGARDING)) {
            advice.add(contact ? "Set the parent of the contact." : "Set what the item is regarding.");
        }
    }

    private static String untrack(String table, ItemStatus status, Optional<Privileges> held) {
        if (FieldRegistry.of(table).isOneWay() || status.tie().closed()) {
            return "Untrack the item; the record stays.";
        }
        return held.map(privileges -> RecordDeletion.alwaysKeptBecause(table, privileges))
                .map(because -> "Untrack the item; the record stays. " + because)
                .orElse("Untrack the item, and keep or delete the record.");
    }

    private static void notLinked(ItemStatus status, List<String> advice) {
        boolean contact = status.item().kind() == ItemKind.CONTACT;
        if (may(status, CommandKind.TRACK)) {
            advice.add(
                    status.tie().kept()
                            ? "Track the item again: it is linked to the record that was kept."
                            : "Track the item.");
        }
        if (may(status, contact ? CommandKind.PARENT : CommandKind.REGARDING)) {
            advice.add(
                    contact
                            ? "Set the parent of the contact, which tracks it too."
                            : "Set what the item is regarding, which tracks it too.");
        }
    }

    private static boolean may(ItemStatus status, CommandKind command) {
        return status.barredBecause(command) == null;
    }
}
