package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.RecordRef;
import java.util.HashSet;
import java.util.Set;

/**
 * Records that we wrote while readings of the CRM were on their way: what those bring of them is older than what is known. For the engine's
 * thread.
 */
final class WrittenMeanwhile {
    private final Set<RecordRef> records = new HashSet<>();
    private int readings;

    void begun() {
        readings++;
    }

    void ended() {
        readings--;
        if (readings == 0) {
            records.clear();
        }
    }

    void written(RecordRef record) {
        if (readings > 0) {
            records.add(record);
        }
    }

    /** @return a copy */
    Set<RecordRef> records() {
        return Set.copyOf(records);
    }
}
