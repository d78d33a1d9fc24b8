package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of all records an item ever had, at most one is in the CRM, whatever the links say by now. */
final class RecordsPerItem {
    private final List<SimulatedPerson> people;
    private final Deeds deeds;

    RecordsPerItem(List<SimulatedPerson> people, Deeds deeds) {
        this.people = people;
        this.deeds = deeds;
    }

    void check() {
        people.forEach(person -> person.items().forEach(item -> check(person.rig(), item)));
    }

    private void check(EngineRig rig, ItemRef item) {
        Set<RecordRef> live = rig.store.inTransaction(tx -> {
            Set<RecordRef> records = new HashSet<>();
            for (ItemRef name : deeds.names(item)) {
                records.addAll(tx.journal().recordsOf(name));
                tx.links().ofItem(name).forEach(link -> records.add(link.record()));
            }
            return records;
        });
        live.removeIf(record -> rig.crm.server().row(record).isEmpty());
        assertThat(live).as("records of %s in the CRM", item).hasSizeLessThanOrEqualTo(1);
    }
}
