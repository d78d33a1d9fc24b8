package dev.crmbridge.sync.flow;

import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The outbox, whose operations say for which organization they were given: the one the CRM was of when they were written first. Those of
 * other organizations are read as well; who works on operations leaves them.
 */
record OwnOutbox(Outbox every, UUID organization) implements Outbox {
    @Override
    public void add(List<Operation> operations) {
        every.add(operations.stream()
                .map(operation -> operation.within(organization))
                .toList());
    }

    @Override
    public void update(Operation operation) {
        every.update(operation.within(organization));
    }

    @Override
    public Optional<Operation> find(String op) {
        return every.find(op);
    }

    @Override
    public List<Operation> open() {
        return every.open();
    }

    @Override
    public List<Operation> openFor(ItemRef item) {
        return every.openFor(item);
    }

    @Override
    public Optional<Operation> newestFor(ItemRef item) {
        return every.newestFor(item);
    }

    @Override
    public List<Operation> finished(int limit) {
        return every.finished(limit);
    }

    @Override
    public int failed(int limit) {
        return every.failed(limit);
    }

    @Override
    public List<Operation> newestPerItem() {
        return every.newestPerItem();
    }

    @Override
    public void forget(String op) {
        every.forget(op);
    }

    @Override
    public void purgeFinished(Instant before) {
        every.purgeFinished(before);
    }
}
