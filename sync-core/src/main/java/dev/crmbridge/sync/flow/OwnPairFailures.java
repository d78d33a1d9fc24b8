package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.store.PairFailure;
import dev.crmbridge.sync.store.PairFailures;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs that could not be kept in step, without those of other organizations.
 *
 * @param elsewhere the records left out
 */
record OwnPairFailures(PairFailures every, Set<RecordRef> elsewhere) implements PairFailures {
    @Override
    public void put(PairFailure failure) {
        every.put(failure);
    }

    @Override
    public void remove(RecordRef record) {
        every.remove(record);
    }

    @Override
    public Optional<PairFailure> of(RecordRef record) {
        return elsewhere.contains(record) ? Optional.empty() : every.of(record);
    }

    @Override
    public List<PairFailure> open() {
        return every.open().stream()
                .filter(failure -> !elsewhere.contains(failure.record()))
                .toList();
    }
}
