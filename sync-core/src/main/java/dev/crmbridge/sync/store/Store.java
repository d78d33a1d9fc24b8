package dev.crmbridge.sync.store;

import java.util.function.Function;

/**
 * Durable state of one user.
 *
 * <p>Calls block; one thread at a time (the engine uses its disk worker). A transaction that returned is on the disk, also after a
 * power cut.
 */
public interface Store extends AutoCloseable {
    /**
     * Runs {@code work} in one transaction: all of it is kept, or nothing when it throws.
     *
     * @return what {@code work} returned
     * @throws StoreException when the file cannot be read or written
     */
    <T> T inTransaction(Function<Transaction, T> work);

    @Override
    void close();
}
