package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.OutlookReading;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.filter.Membership;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.Linking;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Brings single records to Outlook and lets them go again.
 *
 * <p>The intent with its content is durable before the item is created, and the item carries the record's id from its first save on.
 * Whatever is cut short is recognised by the next run: an item with the mark is taken over, one without is created. Nothing here sends
 * anything: an appointment is saved without recipients.
 */
final class ArrivalWork {
    private final Ports ports;
    private final ItemTurns turns;
    private final Linking linking;
    private final Failpoints failpoints;
    private final ZoneId zone;

    ArrivalWork(Ports ports, ItemTurns turns, Linking linking, Failpoints failpoints, ZoneId zone) {
        this.ports = ports;
        this.turns = turns;
        this.linking = linking;
        this.failpoints = failpoints;
        this.zone = zone;
    }

    /** How it ended. */
    enum End {
        DONE,
        NOTHING,
        FAILED
    }

    /** @return what became of it, and the item when there is one */
    record Outcome(End end, @Nullable ItemRef item) {
        static final Outcome NOTHING = new Outcome(End.NOTHING, null);
        static final Outcome FAILED = new Outcome(End.FAILED, null);
    }

    /** Creates the item of an intent that is durable, and links it. */
    CompletableFuture<Outcome> create(Filter filter, Arrival coming, String run) {
        Snapshot content = content(coming);
        FieldRegistry registry = FieldRegistry.of(filter.table());
        ItemMark mark =
                new ItemMark(coming.organization(), coming.record(), ItemMark.State.LINKED, null, about(content), true);
        return ports.mailboxInBackground(mailbox -> mailbox.create(
                        registry.itemKind(), registry.newItem(content, zone).fields(), mark))
                .thenCompose(result -> result.fold(
                        item -> {
                            failpoints.hit(Failpoints.AFTER_OUTLOOK_WRITE);
                            return link(filter, coming, item, run);
                        },
                        failure -> CompletableFuture.completedFuture(Outcome.FAILED)));
    }

    /** Links an item that an earlier run created. */
    CompletableFuture<Outcome> takeOver(Filter filter, Arrival coming, ItemRef ref, String run) {
        return ports.mailboxInBackground(mailbox -> mailbox.read(ref))
                .thenCompose(result -> result.fold(
                        item -> link(filter, coming, item, run),
                        failure -> CompletableFuture.completedFuture(Outcome.FAILED)));
    }

    private CompletableFuture<Outcome> link(Filter filter, Arrival coming, OutlookItem item, String run) {
        Snapshot content = content(coming);
        OutlookReading shown = FieldRegistry.of(filter.table()).readOutlook(item, content);
        boolean marked = item.mark() != null && item.mark().categoryPresent();
        Link link = new Link(
                item.ref(),
                item.kind(),
                item.facts().globalAppointmentId(),
                coming.record(),
                coming.organization(),
                Link.State.LINKED,
                content,
                shown.shortened(),
                Base.Meeting.of(item, new Base.Meeting(coming.organizer(), false)),
                Link.Seen.of(shown.snapshot().equals(content) ? item.version() : "", coming.etag()),
                null,
                !marked);
        return ports.store(tx -> {
                    boolean meanwhile = tx.links().ofRecord(coming.record()).isPresent();
                    if (meanwhile) {
                        tx.arrivals().remove(coming.record()); // a person tracked the item: it is theirs now
                        return false;
                    }
                    tx.links().put(link);
                    tx.arrivals()
                            .put(coming.in(Arrival.State.HERE, ports.reactor().now()));
                    journal(tx, run, link, "create-item", null, content);
                    decide(tx, link.item(), "create-item", brought(filter), ReasonCode.FILTER_MATCH);
                    return true;
                })
                .thenCompose(stored -> {
                    failpoints.hit(Failpoints.AFTER_PAIR);
                    return stored && link.markDue()
                            ? linking.mark(link).thenApply(due -> new Outcome(End.DONE, link.item()))
                            : CompletableFuture.completedFuture(
                                    new Outcome(stored ? End.DONE : End.NOTHING, link.item()));
                });
    }

    /** Links the item of a record that matches again, and looks at both sides in the next run, because either may have changed. */
    CompletableFuture<Outcome> linkAgain(Filter filter, Link apart, String run) {
        return turns.take(
                apart.item(),
                () -> ports.mailboxInBackground(mailbox -> mailbox.read(apart.item()))
                        .thenCompose(result -> result.fold(
                                item -> item.facts().inDeletedItems()
                                        ? declined(apart.record())
                                        : linkAgain(filter, apart, item, run),
                                failure -> failure instanceof MailboxFailure.NotFound
                                        ? declined(apart.record())
                                        : CompletableFuture.completedFuture(Outcome.FAILED))));
    }

    /** @return whether the item of a link that was removed can be linked again: it can be read and is not deleted */
    CompletableFuture<Boolean> isThere(Link apart) {
        return ports.mailboxInBackground(mailbox -> mailbox.read(apart.item()))
                .thenApply(result -> result.fold(item -> !item.facts().inDeletedItems(), failure -> false));
    }

    private CompletableFuture<Outcome> linkAgain(Filter filter, Link apart, OutlookItem item, String run) {
        Link link = apart.in(Link.State.LINKED)
                .withMeeting(Base.Meeting.of(item, apart.meeting()))
                .withSeen(Link.Seen.of("", ""))
                .withMarkDue(true);
        return ports.store(tx -> {
                    Arrival arrival = tx.arrivals().of(link.record()).orElse(null);
                    boolean same = tx.links()
                            .ofRecord(link.record())
                            .filter(apart::equals)
                            .isPresent();
                    if (!same || arrival == null) {
                        return false;
                    }
                    tx.links().put(link);
                    tx.arrivals()
                            .put(arrival.in(Arrival.State.HERE, ports.reactor().now()));
                    journal(tx, run, link, "relink", null, link.base());
                    decide(tx, link.item(), ActionWords.LINK, matchesAgain(filter), ReasonCode.FILTER_MATCH);
                    return true;
                })
                .thenCompose(stored -> stored
                        ? linking.mark(link).thenApply(marked -> new Outcome(End.DONE, link.item()))
                        : CompletableFuture.completedFuture(Outcome.NOTHING));
    }

    /** The person does not want the item: it does not come again. */
    CompletableFuture<Outcome> declined(RecordRef record) {
        return ports.storing(tx -> tx.arrivals()
                        .of(record)
                        .ifPresent(arrival -> tx.arrivals()
                                .put(arrival.in(
                                        Arrival.State.DECLINED, ports.reactor().now()))))
                .thenApply(stored -> Outcome.NOTHING);
    }

    /**
     * Unlinks an item whose record was read and does not match any more; the item stays as it is. A record that was closed is let go
     * once the item shows that.
     */
    CompletableFuture<Outcome> letGo(RecordRef record, ItemRef item, Membership.Left left, String run) {
        return turns.take(
                item,
                () -> ports.store(tx -> letGo(tx, record, left, run)).thenCompose(link -> {
                    if (link == null) {
                        return CompletableFuture.completedFuture(Outcome.NOTHING);
                    }
                    failpoints.hit(Failpoints.AFTER_UNLINK);
                    return linking.mark(link).thenApply(marked -> new Outcome(End.DONE, link.item()));
                }));
    }

    private @Nullable Link letGo(Transaction tx, RecordRef record, Membership.Left left, String run) {
        Link link = tx.links().ofRecord(record).filter(Link::isLinked).orElse(null);
        Arrival arrival = tx.arrivals().of(record).orElse(null);
        if (link == null || arrival == null || arrival.state() != Arrival.State.HERE) {
            return null;
        } else if (left.closed() && !FieldRegistry.of(record.entity()).closed(link.base())) {
            return null;
        }
        Link apart = link.in(Link.State.KEPT).withParked(null);
        tx.links().put(apart);
        tx.conflicts().removeOf(record);
        tx.pairFailures().remove(record);
        tx.arrivals().put(arrival.in(Arrival.State.LEFT, ports.reactor().now()));
        journal(tx, run, apart, "unlink", link.base(), link.base());
        decide(tx, apart.item(), ActionWords.UNLINK, kept(left), ReasonCode.LEFT_FILTER);
        return apart;
    }

    /** @return why an item was created, as a sentence */
    static String brought(Filter filter) {
        return "The record came from the CRM: it matches the filter “" + filter.title() + "”.";
    }

    /** @return why an item was linked again, as a sentence */
    static String matchesAgain(Filter filter) {
        return "The record matches the filter “" + filter.title() + "” again; the item is linked to it again.";
    }

    /** @return why an item was unlinked, as a sentence */
    static String kept(Membership.Left left) {
        return left.reason() + " It matches none of your filters any more. The item stays; the link is removed.";
    }

    private void journal(
            Transaction tx, String run, Link link, String action, @Nullable Snapshot before, Snapshot after) {
        tx.journal()
                .add(new JournalEntry(run, ports.reactor().now(), link.item(), link.record(), action, before, after));
    }

    private void decide(Transaction tx, ItemRef item, String word, String reason, ReasonCode code) {
        tx.decisions().add(item, new Decision(ports.reactor().now(), word, reason, code));
    }

    private static ItemMark.@Nullable About about(Snapshot content) {
        FieldValue.Reference reference = FieldRegistry.target(content);
        return reference == null
                ? null
                : new ItemMark.About(reference.target(), Objects.requireNonNullElse(reference.name(), ""));
    }

    /** @return what the item of an intent is made from */
    static Snapshot content(Arrival coming) {
        Snapshot content = coming.content();
        if (content == null) {
            throw new IllegalStateException("the intent for " + coming.record() + " has no content");
        }
        return content;
    }
}
