package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.store.Conflicts;
import dev.crmbridge.sync.store.StoredDifference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fields that wait for a person, without those of linked records of other organizations.
 *
 * @param elsewhere the records left out
 */
record OwnConflicts(Conflicts every, Set<RecordRef> elsewhere) implements Conflicts {
    @Override
    public void put(StoredDifference conflict) {
        every.put(conflict);
    }

    @Override
    public void remove(RecordRef record, String field) {
        every.remove(record, field);
    }

    @Override
    public void removeOf(RecordRef record) {
        every.removeOf(record);
    }

    @Override
    public Optional<StoredDifference> find(String id) {
        return every.find(id).filter(this::isOwn);
    }

    @Override
    public List<StoredDifference> of(RecordRef record) {
        return elsewhere.contains(record) ? List.of() : every.of(record);
    }

    @Override
    public List<StoredDifference> all() {
        return every.all().stream().filter(this::isOwn).toList();
    }

    private boolean isOwn(StoredDifference stored) {
        return !elsewhere.contains(stored.record());
    }
}
