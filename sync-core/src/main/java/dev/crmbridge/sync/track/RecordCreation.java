package dev.crmbridge.sync.track;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.people.AddressBook;
import dev.crmbridge.sync.people.Identified;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Operation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the record under the key chosen before, so that a repeated try meets its own key and is recognised by its content
 * (Dataverse Web API, conditional create with If-None-Match).
 */
final class RecordCreation {
    private final Ports ports;
    private final Linking linking;
    private final Relinking relinking;
    private final Failpoints failpoints;
    private final Supplier<@Nullable String> notLooked;
    private final AddressBook people;

    RecordCreation(TrackFlow.Parts parts, Relinking relinking) {
        this.ports = parts.ports();
        this.linking = parts.linking();
        this.relinking = relinking;
        this.failpoints = parts.ledger().failpoints();
        this.notLooked = parts.duplicates()::notLooked;
        this.people = parts.people();
    }

    /**
     * Whoever takes part is looked up before, because a record that names the people by their addresses reaches no colleague's calendar.
     *
     * @param onDuplicates goes on when the server found duplicates
     */
    CompletableFuture<Verdict> create(
            Tracking tracking, DuplicateCheck check, Function<Tracking, CompletableFuture<Verdict>> onDuplicates) {
        return people.identify(FieldValue.addresses(tracking.content().values().values()))
                .thenCompose(who -> create(tracking, who, check, onDuplicates));
    }

    private CompletableFuture<Verdict> create(
            Tracking tracking,
            Identified who,
            DuplicateCheck check,
            Function<Tracking, CompletableFuture<Verdict>> onDuplicates) {
        Payload payload = Payload.of(tracking.content(), tracking.item().facts().zone(), who.records());
        return tracking.gate()
                .write(tracking.organization(), new CrmWrite.Create(tracking.record(), payload.create(), check))
                .thenCompose(result -> result.fold(
                        etag -> {
                            failpoints.hit(Failpoints.AFTER_CREATE);
                            return setState(new Created(tracking, who, true), payload, etag);
                        },
                        failure -> {
                            if (failure instanceof CrmFailure.DuplicatesFound) {
                                return onDuplicates.apply(tracking);
                            }
                            people.doubt(who, failure);
                            boolean there = failure instanceof CrmFailure.KeyExists
                                    || failure instanceof CrmFailure.VersionChanged;
                            return there ? keyExists(tracking) : done(Verdict.of(tracking.operation(), failure));
                        }));
    }

    /**
     * A record that is there.
     *
     * @param who its people, as far as they were looked up
     * @param now whether it was created just now, so that nobody else can have written to it
     */
    private record Created(Tracking tracking, Identified who, boolean now) {
        /** Whatever its people are; they are compared when both sides are looked at. */
        static Created before(Tracking tracking) {
            return new Created(tracking, new Identified(Map.of(), true), false);
        }
    }

    /** The record may be there from an earlier try although the item is gone: link it, so that it is not forgotten. */
    CompletableFuture<Verdict> adoptOrphan(Tracking tracking, Verdict otherwise) {
        return ports.crm(crm -> crm.read(
                        tracking.record(),
                        Relinking.columns(tracking.record()),
                        Relinking.isAppointment(tracking.record())))
                .thenCompose(result -> result.fold(
                        row -> isOurs(tracking, row)
                                ? linkCreated(Created.before(tracking), row.etag())
                                : done(otherwise),
                        failure -> failure instanceof CrmFailure.Gone
                                ? done(otherwise)
                                : done(Verdict.of(tracking.operation(), failure))));
    }

    private CompletableFuture<Verdict> setState(Created created, Payload payload, String etag) {
        Tracking tracking = created.tracking();
        if (payload.state() == null) {
            return linkCreated(created, etag);
        }
        return tracking.gate()
                .write(
                        tracking.organization(),
                        new CrmWrite.Update(tracking.record(), payload.state(), null, DuplicateCheck.SUPPRESS))
                .thenCompose(result -> result.fold(
                        next -> {
                            failpoints.hit(Failpoints.AFTER_STATE);
                            return linkCreated(created, next);
                        },
                        failure -> failure instanceof CrmFailure.ReadOnly
                                ? linkCreated(created, "")
                                : done(Verdict.of(tracking.operation(), failure))));
    }

    /** When the people could not be looked up, the record counts as not seen, so that it is looked at again right after. */
    private CompletableFuture<Verdict> linkCreated(Created created, String etag) {
        Tracking tracking = created.tracking();
        tracking.gate().leave();
        Operation operation = tracking.operation();
        RecordRef record = tracking.record();
        return linking.link(
                tracking.link(record, tracking.content(), created.who().complete() ? etag : ""),
                operation,
                new Operation.State(
                        Outcome.LINKED,
                        ReasonCode.CREATED,
                        created() + created.who().note().map(note -> " " + note).orElse(""),
                        record,
                        null),
                List.of(new JournalEntry(
                        operation.op(),
                        ports.reactor().now(),
                        tracking.item().ref(),
                        record,
                        "create-record",
                        null,
                        tracking.content())),
                tx -> {
                    if (created.now() && !etag.isEmpty()) {
                        tx.ownRecords().created(record, etag);
                    }
                });
    }

    private String created() {
        String unseen = notLooked.get();
        return "The record was created in the CRM and linked." + (unseen == null ? "" : " " + unseen);
    }

    private CompletableFuture<Verdict> keyExists(Tracking tracking) {
        RecordRef record = tracking.record();
        return ports.crm(crm -> crm.read(record, Relinking.columns(record), Relinking.isAppointment(record)))
                .thenCompose(result -> result.fold(
                        row -> compare(tracking, row), failure -> done(unreadable(tracking.operation(), failure))));
    }

    private static Verdict unreadable(Operation operation, CrmFailure failure) {
        if (failure instanceof CrmFailure.Gone) {
            return new Verdict.Later(
                    operation,
                    ReasonCode.CRM_BUSY,
                    "The record was there and is gone again; it is tried once more.",
                    null);
        } else if (failure instanceof CrmFailure.Denied) {
            return Verdict.refuse(
                    operation,
                    ReasonCode.NO_PRIVILEGE,
                    "Somebody else tracked this already, and you may not read that record. Ask its owner to share it"
                            + " with you, then track again.");
        }
        return Verdict.of(operation, failure);
    }

    private CompletableFuture<Verdict> compare(Tracking tracking, CrmRow row) {
        boolean mine = row.value("ownerid") instanceof CrmValue.Lookup owner
                && owner.target().id().equals(tracking.standing().identity().user());
        if (isOurs(tracking, row) && mine) {
            Payload payload =
                    Payload.of(tracking.content(), tracking.item().facts().zone());
            boolean stateDue = payload.state() != null
                    && !FieldRegistry.of(row.ref().entity())
                            .readCrm(row, tracking.item().facts().zone(), tracking.content())
                            .equals(tracking.content());
            Created created = Created.before(tracking);
            return stateDue ? setState(created, payload, row.etag()) : linkCreated(created, row.etag());
        }
        String globalId = tracking.item().facts().globalAppointmentId();
        boolean sameMeeting = globalId != null
                && row.value("globalobjectid") instanceof CrmValue.Text text
                && text.value().equalsIgnoreCase(globalId);
        if (sameMeeting) {
            return relinking.toSameMeeting(tracking, row);
        }
        if (tracking.operation().progress().relinkAccepted()) {
            return relinking.toAccepted(tracking, row);
        }
        String title = FieldRegistry.title(FieldRegistry.of(row.ref().entity())
                .readCrm(row, tracking.item().facts().zone(), null));
        String name = title.isEmpty() ? "(no subject)" : title;
        return done(Verdict.ask(
                tracking.operation(),
                Outcome.NEEDS_PERSON,
                ReasonCode.KEY_TAKEN,
                "The CRM has another record under the key of this item. Link to it?",
                new Question.KeyTaken(row.ref(), name)));
    }

    private static boolean isOurs(Tracking tracking, CrmRow row) {
        return Payload.isOurs(tracking.content(), row, tracking.item().facts().zone());
    }

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
