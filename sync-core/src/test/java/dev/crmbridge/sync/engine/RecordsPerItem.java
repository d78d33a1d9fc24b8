package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.HashSet;
import java.util.Set;

/** Of all records an item ever had, at most one is in the CRM, whatever the links say by now. */
final class RecordsPerItem {
    private final EngineRig rig;
    private final Deeds deeds;

    RecordsPerItem(EngineRig rig, Deeds deeds) {
        this.rig = rig;
        this.deeds = deeds;
    }

    void check() {
        for (ItemRef item : deeds.items) {
            Set<RecordRef> live = rig.store.inTransaction(tx -> {
                Set<RecordRef> records = new HashSet<>(tx.journal().recordsOf(item));
                tx.links().ofItem(item).forEach(link -> records.add(link.record()));
                return records;
            });
            live.removeIf(record -> rig.crm.server().row(record).isEmpty());
            assertThat(live).as("records of %s in the CRM", item).hasSizeLessThanOrEqualTo(1);
        }
    }
}
