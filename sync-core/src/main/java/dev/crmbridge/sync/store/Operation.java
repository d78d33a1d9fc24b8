package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command for one item, from the click to its end.
 *
 * @param op id chosen by us
 * @param subject for people; empty until the item was read, when the caller did not know it
 * @param organization CRM organization it was given for, or null before that is known; such an operation is for the organization that the
 *     CRM is of now
 */
public record Operation(
        String op,
        CommandKind kind,
        ItemRef item,
        ItemKind itemKind,
        String subject,
        Wish wish,
        Progress progress,
        State state,
        Instant acceptedAt,
        Instant changedAt,
        @Nullable UUID organization) {
    /**
     * What was asked for.
     *
     * @param as table of the record to create, or null for the kind's default
     * @param target record for Set Regarding and Set Parent, or null while nobody chose one
     * @param deleteRecord Untrack: whether the record goes too, or null while nobody said
     * @param bulk accepted together with many others, so that requests may be grouped
     * @param together id shared by the operations of one command for several items, or null
     * @param deleteVersion Untrack: the only version of the record that is deleted, or null for any
     */
    public record Wish(
            @Nullable String as,
            @Nullable RecordRef target,
            @Nullable Boolean deleteRecord,
            OnDuplicate onDuplicate,
            boolean bulk,
            @Nullable String together,
            @Nullable String deleteVersion) {
        /** @return the same with a target */
        public Wish withTarget(RecordRef chosen) {
            return new Wish(as, chosen, deleteRecord, onDuplicate, bulk, together, deleteVersion);
        }

        /** @return the same, saving the record whatever duplicates it has */
        public Wish withSaving() {
            return new Wish(as, target, deleteRecord, OnDuplicate.SAVE, bulk, together, deleteVersion);
        }

        /** @return the same with Yes or No to deleting the record */
        public Wish withDeleteRecord(boolean delete) {
            return new Wish(as, target, delete, onDuplicate, bulk, together, deleteVersion);
        }
    }

    /**
     * How far it came.
     *
     * @param newId primary key chosen when the operation was accepted
     * @param record the record to be created, once its table and key are fixed, or null
     * @param payload exactly what is created, fixed before the first request, so that a row found under the key can be told from
     *     somebody else's; null before
     * @param covered candidates a person saw and saved in spite of
     * @param privateAccepted a person said Yes to tracking a private item
     * @param relinkAccepted a person said Yes to linking to the record found under the key
     * @param attempts how often it was put off
     */
    public record Progress(
            UUID newId,
            @Nullable RecordRef record,
            @Nullable Snapshot payload,
            Set<RecordRef> covered,
            boolean privateAccepted,
            boolean relinkAccepted,
            int attempts) {
        public Progress {
            covered = Set.copyOf(covered);
        }

        /** @return nothing done yet */
        public static Progress start(UUID newId) {
            return new Progress(newId, null, null, Set.of(), false, false, 0);
        }

        /** @return with the record and its content fixed */
        public Progress prepared(RecordRef fixed, Snapshot content) {
            return new Progress(newId, fixed, content, covered, privateAccepted, relinkAccepted, attempts);
        }

        /** @return with more candidates covered */
        public Progress covering(Set<RecordRef> all) {
            return new Progress(newId, record, payload, all, privateAccepted, relinkAccepted, attempts);
        }

        /** @return with a private item accepted */
        public Progress acceptPrivate() {
            return new Progress(newId, record, payload, covered, true, relinkAccepted, attempts);
        }

        /** @return with the record under the key accepted */
        public Progress acceptRelink() {
            return new Progress(newId, record, payload, covered, privateAccepted, true, attempts);
        }

        /** @return put off once more */
        public Progress putOff() {
            return new Progress(newId, record, payload, covered, privateAccepted, relinkAccepted, attempts + 1);
        }
    }

    /**
     * Where it stands, for people.
     *
     * @param record the linked record, or null
     * @param question what it waits for, or null
     */
    public record State(
            Outcome outcome,
            @Nullable ReasonCode code,
            String reason,
            @Nullable RecordRef record,
            @Nullable Question question) {}

    /** @return the same with another wish */
    public Operation with(Wish other) {
        return new Operation(
                op, kind, item, itemKind, subject, other, progress, state, acceptedAt, changedAt, organization);
    }

    /** @return the same with another progress */
    public Operation with(Progress other) {
        return new Operation(
                op, kind, item, itemKind, subject, wish, other, state, acceptedAt, changedAt, organization);
    }

    /** @return the same in another state, changed at {@code at} */
    public Operation with(State other, Instant at) {
        return new Operation(op, kind, item, itemKind, subject, wish, progress, other, acceptedAt, at, organization);
    }

    /** @return the same with the subject as read */
    public Operation withSubject(String read) {
        return new Operation(
                op, kind, item, itemKind, read, wish, progress, state, acceptedAt, changedAt, organization);
    }

    /** @return the same, for that organization unless it was given for another one already */
    public Operation within(UUID own) {
        return organization == null
                ? new Operation(op, kind, item, itemKind, subject, wish, progress, state, acceptedAt, changedAt, own)
                : this;
    }

    /** @return whether it was given for another organization than that one */
    public boolean isOutside(UUID own) {
        return organization != null && !organization.equals(own);
    }
}
