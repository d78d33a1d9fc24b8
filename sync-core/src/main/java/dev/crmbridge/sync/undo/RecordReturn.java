package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.people.AddressBook;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.Payload;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Prepares that tracking an item finds its record of before: remembers it and, when the bridge had deleted it, creates it again. In the
 * item's turn, so that nobody tracks the item meanwhile. For the engine's thread.
 */
final class RecordReturn {
    private final Ports ports;
    private final ItemTurns turns;
    private final AddressBook people;
    private final ZoneId zone;

    /** @param people who has which address, for records that are created again */
    RecordReturn(Ports ports, ItemTurns turns, AddressBook people, ZoneId zone) {
        this.ports = ports;
        this.turns = turns;
        this.people = people;
        this.zone = zone;
    }

    /** @return empty when the item can be tracked and comes to that record then, otherwise why not */
    CompletableFuture<Optional<NotRestored>> find(UndoStep.TrackAgain step, Standing known) {
        return turns.take(step.item(), () -> remembered(step, step.agreed(), known));
    }

    /**
     * The id is remembered first: when the answer to the creation is lost, or the process ends, taking it back once more or tracking the
     * item finds the record instead of making a second one.
     *
     * @param run for the journal
     * @return empty when the record is there and the item can be tracked, otherwise why not
     */
    CompletableFuture<Optional<NotRestored>> create(UndoStep.CreateAgain step, Standing known, String run) {
        return turns.take(
                step.item(),
                () -> remembered(step, step.agreed(), known)
                        .thenCompose(trouble -> trouble.isPresent()
                                ? CompletableFuture.completedFuture(trouble)
                                : created(step, known.identity().organization(), run)));
    }

    private CompletableFuture<Optional<NotRestored>> created(UndoStep.CreateAgain step, UUID organization, String run) {
        return people.identify(FieldValue.addresses(step.content().values().values()))
                .thenCompose(who -> created(step, Payload.of(step.content(), zone, who.records()), organization, run));
    }

    private CompletableFuture<Optional<NotRestored>> created(
            UndoStep.CreateAgain step, Payload payload, UUID organization, String run) {
        return ports.write(organization, new CrmWrite.Create(step.record(), payload.create(), DuplicateCheck.SUPPRESS))
                .thenCompose(created -> created instanceof CrmResult.Failed<String> failed
                        ? CompletableFuture.completedFuture(Optional.of(new NotRestored(
                                ReasonCode.CRM_REJECTED,
                                "The record could not be created again: "
                                        + failed.failure().message() + ".")))
                        : stateOf(step, payload, organization, ((CrmResult.Ok<String>) created).value())
                                .thenCompose(version -> journaled(step, run, version))
                                .thenApply(stored -> Optional.empty()));
    }

    /**
     * A state that cannot be set leaves the record open; the sides are compared when the item is linked again.
     *
     * @param created version of the new record
     * @return its version after that
     */
    private CompletableFuture<String> stateOf(
            UndoStep.CreateAgain step, Payload payload, UUID organization, String created) {
        var state = payload.state();
        return state == null
                ? CompletableFuture.completedFuture(created)
                : ports.write(organization, new CrmWrite.Update(step.record(), state, null, DuplicateCheck.SUPPRESS))
                        .thenApply(result -> result.fold(set -> set, failure -> created));
    }

    /**
     * As a record that stayed when its item was untracked, and as the last one: tracking finds it, also for a meeting whose item was replaced
     * since.
     */
    private CompletableFuture<Optional<NotRestored>> remembered(UndoStep step, Snapshot base, Standing known) {
        return ports.store(tx -> {
            Optional<NotRestored> trouble = hindered(tx, step.item());
            if (trouble.isEmpty()) {
                Link kept = kept(tx, step, base, known);
                tx.links().remove(step.record());
                tx.links().put(kept);
            }
            return trouble;
        });
    }

    private static Optional<NotRestored> hindered(Transaction tx, ItemRef item) {
        if (UndoLook.trackedAs(tx, item).isPresent()) {
            return Optional.of(
                    new NotRestored(ReasonCode.ALREADY_TRACKED, "The item was tracked again in this moment."));
        }
        return tx.outbox().openFor(item).isEmpty()
                ? Optional.empty()
                : Optional.of(new NotRestored(
                        ReasonCode.STILL_PENDING,
                        "A command for the item is not finished, so its record of before is left. Answer or wait for that one, then"
                                + " take this back again."));
    }

    private static Link kept(Transaction tx, UndoStep step, Snapshot base, Standing known) {
        RecordRef record = step.record();
        Optional<Link> earlier = tx.links().ofRecord(record);
        if (step instanceof UndoStep.TrackAgain
                && earlier.isPresent()
                && earlier.get().state() == Link.State.KEPT) {
            return earlier.get();
        }
        Snapshot content = step instanceof UndoStep.CreateAgain create ? create.content() : base;
        String globalId = earlier.map(Link::globalId).orElse(null);
        return new Link(
                step.item(),
                FieldRegistry.of(record.entity()).itemKind(),
                globalId == null ? FieldRegistry.globalId(content) : globalId,
                record,
                known.identity().organization(),
                Link.State.KEPT,
                base,
                Set.of(),
                Base.Meeting.NONE,
                Link.Seen.of("", ""),
                null,
                false);
    }

    private CompletableFuture<Boolean> journaled(UndoStep.CreateAgain step, String run, String version) {
        return ports.storing(tx -> {
            tx.ownRecords().created(step.record(), version);
            tx.journal()
                    .add(new JournalEntry(
                            run,
                            ports.reactor().now(),
                            step.item(),
                            step.record(),
                            "create-record",
                            null,
                            step.content()));
        });
    }
}
