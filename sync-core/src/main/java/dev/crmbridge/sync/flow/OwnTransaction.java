package dev.crmbridge.sync.flow;

import dev.crmbridge.sync.store.Arrivals;
import dev.crmbridge.sync.store.Conflicts;
import dev.crmbridge.sync.store.Decisions;
import dev.crmbridge.sync.store.Journal;
import dev.crmbridge.sync.store.KnownRecords;
import dev.crmbridge.sync.store.Links;
import dev.crmbridge.sync.store.Outbox;
import dev.crmbridge.sync.store.PairFailures;
import dev.crmbridge.sync.store.Settings;
import dev.crmbridge.sync.store.Transaction;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A transaction in which links of another organization are out of reach, and what is written says of which organization it is. One data
 * folder may be used with one CRM and then with another; ids of the first one mean nothing there, or something else. For one thread.
 *
 * @param current the organization the CRM is of, asked for when it matters; empty before any CRM was asked, when there are no links yet
 */
record OwnTransaction(Transaction whole, Supplier<Optional<UUID>> current) implements Transaction {
    @Override
    public Optional<UUID> organization() {
        return current.get();
    }

    @Override
    public Links links() {
        return organization()
                .<Links>map(own -> new OwnLinks(whole.links(), own))
                .orElseGet(whole::links);
    }

    @Override
    public Outbox outbox() {
        return whole.outbox();
    }

    @Override
    public Journal journal() {
        return organization()
                .<Journal>map(own -> new OwnJournal(whole.journal(), own))
                .orElseGet(whole::journal);
    }

    @Override
    public Conflicts conflicts() {
        return whole.conflicts();
    }

    @Override
    public PairFailures pairFailures() {
        return whole.pairFailures();
    }

    @Override
    public Decisions decisions() {
        return whole.decisions();
    }

    @Override
    public Settings settings() {
        return whole.settings();
    }

    @Override
    public Arrivals arrivals() {
        return whole.arrivals();
    }

    @Override
    public KnownRecords knownRecords() {
        return whole.knownRecords();
    }
}
