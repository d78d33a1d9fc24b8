package dev.crmbridge.sync.adopt;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.adopt.MarkedItems.Good;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.FirstBase;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.Linking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Links items with foreign marks to the records they name, after reading both. Everything else about them is explained and left alone.
 * For the engine's thread.
 */
public final class Adoption {
    /** Word of the journal. */
    public static final String ACTION = "adopt";

    /** Most items that are looked at in one pass. */
    public static final int MOST = 100;

    private static final String NOT_ADOPTED = "not-adopted";

    private final Ports ports;
    private final Failpoints failpoints;
    private final Linking linking;
    private final ItemTurns turns;
    private final MarkedItems marked = new MarkedItems();

    /**
     * The pass that adopts.
     *
     * @param run for the journal
     * @param sweep whether what is not expected to change is looked at again, too
     */
    public record Pass(String run, boolean dryRun, boolean sweep, Standing standing) {}

    /** @param linking writes the marks; the pairs it wants to be looked at again are looked at by the pass */
    public Adoption(Ports ports, Failpoints failpoints, Linking linking, ItemTurns turns) {
        this.ports = ports;
        this.failpoints = failpoints;
        this.linking = linking;
        this.turns = turns;
    }

    /** Adopts what a listing shows, as far as the limit goes. */
    public CompletableFuture<Adopted> adopt(List<ItemListing> listed, Pass pass) {
        boolean any = listed.stream().anyMatch(item -> item.marked() != null);
        if (!any || ports.reachability().offlineByChoice()) {
            return CompletableFuture.completedFuture(Adopted.NOTHING);
        }
        return ports.store(tx -> new Ours(tx.links().outlines(), coming(tx)))
                .thenCompose(ours -> adopt(
                        listed.stream()
                                .filter(item ->
                                        item.marked() == null || !ours.coming().contains(item.marked()))
                                .toList(),
                        ours.links(),
                        pass));
    }

    /** @param coming records whose items a filter is creating: these carry our mark before they are linked */
    private record Ours(List<LinkOutline> links, Set<UUID> coming) {}

    private static Set<UUID> coming(Transaction tx) {
        Set<UUID> coming = new HashSet<>();
        for (Arrival arrival : tx.arrivals().all()) {
            if (arrival.state() == Arrival.State.COMING) {
                coming.add(arrival.record().id());
            }
        }
        return coming;
    }

    private CompletableFuture<Adopted> adopt(List<ItemListing> listed, List<LinkOutline> links, Pass pass) {
        MarkedItems.Due due = marked.due(listed, links, pass.sweep(), MOST);
        if (due.groups().isEmpty()) {
            return CompletableFuture.completedFuture(Adopted.NOTHING);
        }
        Set<String> there = new HashSet<>();
        listed.forEach(item -> there.add(item.ref().entryId()));
        Tally tally = new Tally(due.left());
        CompletableFuture<Boolean> chain = CompletableFuture.completedFuture(true);
        for (List<ItemListing> group : due.groups()) {
            chain = chain.thenCompose(before -> group(group, there, pass, tally));
        }
        return chain.thenApply(done -> tally.result());
    }

    /** What a pass collects. */
    private static final class Tally {
        private final List<SyncReport.Planned> planned = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final int left;
        private int failed;
        private boolean crmAway;

        Tally(int left) {
            this.left = left;
        }

        Adopted result() {
            return new Adopted(planned, links, failed, left);
        }
    }

    private CompletableFuture<Boolean> group(List<ItemListing> group, Set<String> there, Pass pass, Tally tally) {
        if (tally.crmAway) {
            return done();
        }
        return ports.mailboxInBackground(mailbox -> group.stream()
                        .map(listing -> mailbox.read(listing.ref()))
                        .reduce(MailboxResult.<List<OutlookItem>>ok(List.of()), Adoption::with, (one, other) -> one))
                .thenCompose(read -> {
                    if (!(read instanceof MailboxResult.Ok<List<OutlookItem>> items)) {
                        tally.failed += group.size();
                        remember(group, Good.ONCE, pass);
                        return done();
                    }
                    CompletableFuture<Boolean> chain = done();
                    for (Ruling ruling : AdoptionRules.judge(
                            group, items.value(), pass.standing().identity().organization(), there)) {
                        chain = chain.thenCompose(before -> carryOut(ruling, pass, tally));
                    }
                    return chain;
                });
    }

    /** All or nothing: of items of which one could not be read nobody can tell the copies. */
    private static MailboxResult<List<OutlookItem>> with(
            MailboxResult<List<OutlookItem>> before, MailboxResult<OutlookItem> next) {
        return before.fold(
                items -> next.fold(
                        item -> {
                            List<OutlookItem> more = new ArrayList<>(items);
                            more.add(item);
                            return MailboxResult.ok(more);
                        },
                        MailboxResult::failed),
                MailboxResult::failed);
    }

    private CompletableFuture<Boolean> carryOut(Ruling ruling, Pass pass, Tally tally) {
        if (ruling instanceof Ruling.Leave leave) {
            return leave(leave, pass, tally);
        }
        Ruling.Read read = (Ruling.Read) ruling;
        return ports.crm(crm -> find(crm, read.records()))
                .thenCompose(result -> result.fold(
                        row -> link(read, row, pass, tally),
                        failure -> leave(notRead(read, failure, tally), pass, tally)));
    }

    /** Reads the record, in the first table that has it. */
    private static CrmResult<CrmRow> find(Crm crm, List<RecordRef> records) {
        CrmResult<CrmRow> answer = read(crm, records.get(0));
        for (RecordRef record : records.subList(1, records.size())) {
            boolean gone =
                    answer instanceof CrmResult.Failed<CrmRow> failed && failed.failure() instanceof CrmFailure.Gone;
            if (gone) {
                answer = read(crm, record);
            }
        }
        return answer;
    }

    private static CrmResult<CrmRow> read(Crm crm, RecordRef record) {
        Set<String> columns = new HashSet<>(FieldRegistry.of(record.entity()).columns());
        columns.add("ownerid");
        return crm.read(record, columns, record.entity().equals("appointment"));
    }

    private static Ruling.Leave notRead(Ruling.Read read, CrmFailure failure, Tally tally) {
        if (failure instanceof CrmFailure.Gone) {
            return new Ruling.Leave(
                    read.listing(),
                    ReasonCode.MARKED_RECORD_GONE,
                    "It is marked as tracked, but its record does not exist in the CRM any more. Track it to get a new one.",
                    Good.WHILE_UNCHANGED);
        }
        boolean denied = failure instanceof CrmFailure.Denied;
        tally.crmAway = !denied;
        return new Ruling.Leave(
                read.listing(),
                ReasonCode.RECORD_UNREADABLE,
                "It is marked as tracked, but its record cannot be read now: " + failure.message()
                        + ". It is tried again.",
                denied ? Good.UNTIL_SWEEP : Good.ONCE);
    }

    private CompletableFuture<Boolean> leave(Ruling.Leave leave, Pass pass, Tally tally) {
        ItemRef item = leave.listing().ref();
        if (leave.good() != Good.WHILE_UNCHANGED) {
            tally.failed++;
        }
        tally.planned.add(new SyncReport.Planned(
                item, null, leave.listing().subject(), NOT_ADOPTED, leave.code(), leave.reason(), List.of()));
        remember(List.of(leave.listing()), leave.good(), pass);
        return pass.dryRun()
                ? done()
                : ports.storing(tx -> tx.decisions()
                        .add(item, new Decision(ports.reactor().now(), NOT_ADOPTED, leave.reason(), leave.code())));
    }

    private CompletableFuture<Boolean> link(Ruling.Read read, CrmRow row, Pass pass, Tally tally) {
        OutlookItem item = read.item();
        Snapshot base = FirstBase.of(item, row);
        String reason =
                "It was tracked by another client of the same organization; its link to the record is taken over.";
        tally.planned.add(new SyncReport.Planned(
                item.ref(), row.ref(), read.listing().subject(), ACTION, ReasonCode.ADOPTED, reason, List.of()));
        if (pass.dryRun()) {
            return done();
        }
        boolean differs = !FieldRegistry.of(row.ref().entity())
                .readCrm(row, item.facts().zone(), base)
                .equals(base);
        Link link =
                Link.to(item, row.ref(), pass.standing().identity().organization(), base, differs ? "" : row.etag());
        return turns.take(
                        item.ref(),
                        () -> ports.store(tx -> store(tx, link, pass.run(), reason))
                                .thenCompose(stored ->
                                        stored ? mark(link) : CompletableFuture.completedFuture(Optional.empty())))
                .thenApply(linked -> {
                    linked.ifPresent(tally.links::add);
                    return true;
                });
    }

    private CompletableFuture<Optional<Link>> mark(Link link) {
        failpoints.hit(Failpoints.AFTER_LINK);
        return linking.mark(link).thenApply(Optional::of);
    }

    /** @return whether it was linked; since it was read, a command or another pass may have come first */
    private boolean store(Transaction tx, Link link, String run, String reason) {
        boolean late = coming(tx).contains(link.record().id())
                || tx.links().ofRecord(link.record()).isPresent()
                || tx.links().ofItem(link.item()).stream().anyMatch(Link::isLinked)
                || !tx.outbox().openFor(link.item()).isEmpty();
        if (late) {
            return false;
        }
        tx.links().put(link);
        tx.journal()
                .add(new JournalEntry(
                        run, ports.reactor().now(), link.item(), link.record(), ACTION, null, link.base()));
        tx.decisions().add(link.item(), new Decision(ports.reactor().now(), ACTION, reason, ReasonCode.ADOPTED));
        return true;
    }

    private void remember(List<ItemListing> items, Good good, Pass pass) {
        if (!pass.dryRun()) {
            items.forEach(item -> marked.looked(item, good));
        }
    }

    private static CompletableFuture<Boolean> done() {
        return CompletableFuture.completedFuture(true);
    }
}
