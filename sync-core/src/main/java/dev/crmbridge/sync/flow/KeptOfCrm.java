package dev.crmbridge.sync.flow;

import dev.crmbridge.sync.store.Transaction;

/** Something that is kept of a CRM and says nothing about the CRM of another organization. */
public interface KeptOfCrm {
    /** Forgets what is stored, in the transaction that stores the new organization; on the disk's thread. */
    void forgetStored(Transaction tx);

    /** Forgets what is in memory, once that transaction is durable; on the engine's thread. */
    default void forget() {}
}
