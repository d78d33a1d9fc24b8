package dev.crmbridge.embedded.sqlite;

import java.util.function.Function;

/**
 * Opens transactions. Work that throws is rolled back as a whole.
 *
 * <p>The database itself opens a new one for each call; inside a changeset all calls share one.
 */
public interface Transactions {
    /** Runs work on one consistent snapshot. */
    <T> T read(Function<Tx, T> work);

    /** Runs work that changes something; changes are durable when this returns. */
    <T> T write(Function<Tx, T> work);

    /** Transactions that all are the given one; ending it is left to whoever opened it. */
    static Transactions joined(Tx tx) {
        return new Transactions() {
            @Override
            public <T> T read(Function<Tx, T> work) {
                return work.apply(tx);
            }

            @Override
            public <T> T write(Function<Tx, T> work) {
                return work.apply(tx);
            }
        };
    }
}
