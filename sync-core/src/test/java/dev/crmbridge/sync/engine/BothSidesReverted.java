package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.Map;

/** Gives both halves of pairs the subject that one half had before the other one's was written to it. */
final class BothSidesReverted {
    private BothSidesReverted() {}

    static void in(EngineRig rig) {
        List<JournalEntry> journal = rig.store.inTransaction(tx -> tx.journal().last(100_000));
        for (Link link : rig.links()) {
            if (link.record().entity().equals("task") && rig.exists(link.item())) {
                journal.stream()
                        .filter(entry -> entry.record().equals(link.record()))
                        .filter(entry -> entry.action().equals("update-record"))
                        .filter(entry -> changedSubject(entry, link.base().value("subject")))
                        .findFirst()
                        .ifPresent(entry -> revert(rig, link.item(), link.record(), entry));
            }
        }
        rig.sync();
    }

    private static boolean changedSubject(JournalEntry entry, FieldValue now) {
        Snapshot before = entry.before();
        Snapshot after = entry.after();
        return before != null
                && after != null
                && after.value("subject").equals(now)
                && !before.value("subject").equals(now);
    }

    private static void revert(EngineRig rig, ItemRef item, RecordRef record, JournalEntry entry) {
        Snapshot before = entry.before();
        if (before != null && before.value("subject") instanceof FieldValue.Text text) {
            rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text(text.value())));
            rig.crm.server().edit(record, Map.of("subject", CrmValue.text(text.value())));
        }
    }
}
