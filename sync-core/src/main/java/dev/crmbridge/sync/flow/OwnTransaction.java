package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.store.Arrivals;
import dev.crmbridge.sync.store.Conflicts;
import dev.crmbridge.sync.store.Decisions;
import dev.crmbridge.sync.store.Journal;
import dev.crmbridge.sync.store.KnownRecords;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Links;
import dev.crmbridge.sync.store.Outbox;
import dev.crmbridge.sync.store.OwnRecords;
import dev.crmbridge.sync.store.PairFailures;
import dev.crmbridge.sync.store.Settings;
import dev.crmbridge.sync.store.Transaction;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    private Set<RecordRef> elsewhere() {
        return links().elsewhere().stream().map(LinkOutline::record).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Outbox outbox() {
        return organization()
                .<Outbox>map(own -> new OwnOutbox(whole.outbox(), own))
                .orElseGet(whole::outbox);
    }

    @Override
    public Journal journal() {
        return organization()
                .<Journal>map(own -> new OwnJournal(whole.journal(), own))
                .orElseGet(whole::journal);
    }

    @Override
    public Conflicts conflicts() {
        Set<RecordRef> elsewhere = elsewhere();
        return elsewhere.isEmpty() ? whole.conflicts() : new OwnConflicts(whole.conflicts(), elsewhere);
    }

    @Override
    public PairFailures pairFailures() {
        Set<RecordRef> elsewhere = elsewhere();
        return elsewhere.isEmpty() ? whole.pairFailures() : new OwnPairFailures(whole.pairFailures(), elsewhere);
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
    public OwnRecords ownRecords() {
        return whole.ownRecords();
    }

    @Override
    public KnownRecords knownRecords() {
        return whole.knownRecords();
    }
}
