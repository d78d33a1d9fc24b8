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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in which links of another organization are out of reach, and what is written says of which organization it is. One data
 * folder may be used with one CRM and then with another; ids of the first one mean nothing there, or something else. Within a transaction
 * the CRM is of one organization, and what is elsewhere is read once. For one thread.
 */
final class OwnTransaction implements Transaction {
    private final Transaction whole;
    private final Supplier<Optional<UUID>> current;
    private @Nullable Optional<UUID> organization;
    private @Nullable Set<RecordRef> elsewhere;

    /**
     * @param current the organization the CRM is of, asked for when it matters; empty before any CRM was asked, when there are no links yet
     */
    OwnTransaction(Transaction whole, Supplier<Optional<UUID>> current) {
        this.whole = whole;
        this.current = current;
    }

    @Override
    public Optional<UUID> organization() {
        Optional<UUID> known = organization;
        if (known == null) {
            known = current.get();
            organization = known;
        }
        return known;
    }

    private <T> T own(Function<Transaction, T> part, BiFunction<T, UUID, T> narrowed) {
        T every = part.apply(whole);
        return organization().map(own -> narrowed.apply(every, own)).orElse(every);
    }

    @Override
    public Links links() {
        return own(Transaction::links, OwnLinks::new);
    }

    @Override
    public Outbox outbox() {
        return own(Transaction::outbox, OwnOutbox::new);
    }

    @Override
    public Journal journal() {
        return own(Transaction::journal, OwnJournal::new);
    }

    private Set<RecordRef> elsewhere() {
        Set<RecordRef> known = elsewhere;
        if (known == null) {
            known = links().elsewhere().stream().map(LinkOutline::record).collect(Collectors.toUnmodifiableSet());
            elsewhere = known;
        }
        return known;
    }

    @Override
    public Conflicts conflicts() {
        return elsewhere().isEmpty() ? whole.conflicts() : new OwnConflicts(whole.conflicts(), elsewhere());
    }

    @Override
    public PairFailures pairFailures() {
        return elsewhere().isEmpty() ? whole.pairFailures() : new OwnPairFailures(whole.pairFailures(), elsewhere());
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
