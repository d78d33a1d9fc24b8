package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Transaction;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The journal in words for people. */
final class History {
    private final Ports ports;
    private final ZoneId zone;

    History(Ports ports, ZoneId zone) {
        this.ports = ports;
        this.zone = zone;
    }

    CompletableFuture<List<HistoryEntry>> last(int limit) {
        return ports.store(tx ->
                tx.journal().last(limit).stream().map(entry -> shown(tx, entry)).toList());
    }

    private HistoryEntry shown(Transaction tx, JournalEntry entry) {
        Snapshot before = entry.before();
        Snapshot after = entry.after();
        return new HistoryEntry(
                entry.run(),
                tx.outbox()
                        .find(entry.run())
                        .map(operation -> operation.wish().together())
                        .orElse(null),
                entry.time(),
                entry.item(),
                title(after != null ? after : before),
                entry.record(),
                entry.action(),
                what(entry.action()) + where(tx, entry),
                before == null || after == null ? List.of() : changes(before, after));
    }

    private static String where(Transaction tx, JournalEntry entry) {
        return tx.organization().filter(entry::isOutside).isEmpty()
                ? ""
                : " That was in another organization (" + entry.organization() + ").";
    }

    private static String what(String action) {
        return switch (action) {
            case "create-record" -> "The record was created and linked.";
            case "create-item" -> "The item was created from a record of the CRM.";
            case "relink" -> "The item was linked to a record that was there already.";
            case "adopt" -> "The link another client made was taken over.";
            case "update-record" -> "The record was changed.";
            case "update-item" -> "The item was changed.";
            case "delete-record" -> "The record was deleted.";
            case "delete-item" -> "The item was moved to Deleted Items.";
            case "restore-item" -> "The item was moved back from Deleted Items.";
            case "unlink" -> "The link was removed.";
            case "set-email-regarding" -> "The regarding record of an e-mail was set.";
            case "set-regarding" -> "The regarding record was set.";
            case "keep-outlook-value" -> "A value of Outlook was replaced and is kept here.";
            case "keep-crm-value" -> "A value of the CRM was replaced and is kept here.";
            case "agree" -> "Both sides were found to show the same.";
            default -> "Something was changed: " + action + ".";
        };
    }

    private static String title(@Nullable Snapshot image) {
        return image == null ? "" : FieldRegistry.title(image);
    }

    private List<HistoryEntry.Change> changes(Snapshot before, Snapshot after) {
        List<HistoryEntry.Change> changes = new ArrayList<>();
        for (var field : EmailFields.journaled(after.table())) {
            FieldValue old = before.value(field.name());
            FieldValue now = after.value(field.name());
            if (!old.equals(now)) {
                changes.add(new HistoryEntry.Change(field.name(), field.show(old, zone), field.show(now, zone)));
            }
        }
        return changes;
    }
}
