package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.sync.store.Arrivals;
import dev.crmbridge.sync.store.Conflicts;
import dev.crmbridge.sync.store.Decisions;
import dev.crmbridge.sync.store.Journal;
import dev.crmbridge.sync.store.KnownRecords;
import dev.crmbridge.sync.store.Links;
import dev.crmbridge.sync.store.Outbox;
import dev.crmbridge.sync.store.OwnRecords;
import dev.crmbridge.sync.store.PairFailures;
import dev.crmbridge.sync.store.Settings;
import dev.crmbridge.sync.store.Transaction;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All tables over one handle that is inside a transaction. */
record SqliteTransaction(Handle handle, OutlineCache outlines) implements Transaction {
    @Override
    public Optional<UUID> organization() {
        return Optional.empty();
    }

    @Override
    public Outbox outbox() {
        return new SqliteOutbox(handle);
    }

    @Override
    public Links links() {
        return new SqliteLinks(handle, outlines);
    }

    @Override
    public Journal journal() {
        return new SqliteJournal(handle);
    }

    @Override
    public Conflicts conflicts() {
        return new SqliteConflicts(handle);
    }

    @Override
    public PairFailures pairFailures() {
        return new SqlitePairFailures(handle);
    }

    @Override
    public Decisions decisions() {
        return new SqliteDecisions(handle);
    }

    @Override
    public Settings settings() {
        return new SqliteSettings(handle);
    }

    @Override
    public Arrivals arrivals() {
        return new SqliteArrivals(handle);
    }

    @Override
    public OwnRecords ownRecords() {
        return new SqliteOwnRecords(handle);
    }

    @Override
    public KnownRecords knownRecords() {
        return new SqliteKnownRecords(handle);
    }
}
