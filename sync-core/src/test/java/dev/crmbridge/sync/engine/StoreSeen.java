package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.Transaction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A store of which something looks different. */
record StoreSeen(Store real, UnaryOperator<Object> twist) implements Store {
    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        return real.inTransaction(
                tx -> work.apply(PlantedBug.between(Transaction.class, tx, (method, result) -> twist.apply(result))));
    }

    @Override
    public void close() {
        real.close();
    }
}
