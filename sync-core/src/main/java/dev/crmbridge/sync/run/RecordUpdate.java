package dev.crmbridge.sync.run;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.FailureCodes;
import dev.crmbridge.sync.people.AddressBook;
import dev.crmbridge.sync.people.Identified;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.Difference;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields of one pair to the CRM. It looks for duplicates first; a write that meets nothing but records a person saved in spite of
 * is sent once more without that, and any other duplicate holds the fields until a person answers.
 */
final class RecordUpdate {
    private final Failpoints failpoints;
    private final CoveredDuplicates covered;
    private final AddressBook book;
    private final ZoneId zone;

    RecordUpdate(Failpoints failpoints, CoveredDuplicates covered, AddressBook book, ZoneId zone) {
        this.failpoints = failpoints;
        this.covered = covered;
        this.book = book;
        this.zone = zone;
    }

    CompletableFuture<Void> update(PairHand hand, Action.UpdateCrm update) {
        Map<String, FieldValue> fields = update.fields();
        boolean people = fields.values().stream().anyMatch(value -> value instanceof FieldValue.People);
        CrmRow row = hand.view.row();
        if (people && row == null) {
            hand.applied.link(hand.applied.link().unseen());
            hand.applied.lookAgain();
            return done();
        }
        return book.identify(row == null ? Set.of() : toIdentify(fields, row)).thenCompose(who -> {
            RowWrite write = hand.registry().crmWrite(fields, row, zone, who.records());
            return send(new Writing(hand, update, write, who));
        });
    }

    /** Whom the record names already stays that record. */
    private static Set<String> toIdentify(Map<String, FieldValue> fields, CrmRow row) {
        Set<String> addresses = new HashSet<>(FieldValue.addresses(fields.values()));
        row.parties().stream()
                .filter(party -> party.party() != null)
                .forEach(party -> addresses.remove(AddressBook.small(party.address())));
        return addresses;
    }

    private CompletableFuture<Void> send(Writing writing) {
        if (writing.update().code() != ReasonCode.DUPLICATE_SAVED) {
            return detecting(writing);
        }
        return covered.answered(writing.hand().view.link(), writing.fields(), writing.row())
                .thenCompose(candidates -> suppressing(writing, candidates));
    }

    /** @param who people that the record does not name yet */
    private record Writing(PairHand hand, Action.UpdateCrm update, RowWrite row, Identified who) {
        Map<String, FieldValue> fields() {
            return update.fields();
        }

        boolean takesBack() {
            return update.code() == ReasonCode.TAKEN_BACK;
        }

        /** @return the version that is written over, or null when nothing is known of it */
        @Nullable
        String expected() {
            String known = hand.view.link().seen().crmEtag();
            return hand.etag != null ? hand.etag : known.isEmpty() ? null : known;
        }

        CrmWrite.Update with(DuplicateCheck check) {
            return new CrmWrite.Update(hand.view.link().record(), row, expected(), check);
        }
    }

    private CompletableFuture<Void> detecting(Writing writing) {
        PairHand hand = writing.hand();
        return hand.gate
                .write(hand.view.link().organization(), writing.with(DuplicateCheck.DETECT))
                .thenCompose(result -> result.fold(
                        etag -> written(writing, etag),
                        failure -> failure instanceof CrmFailure.DuplicatesFound
                                ? onDuplicates(writing, failure)
                                : notWritten(writing, failure)));
    }

    private CompletableFuture<Void> onDuplicates(Writing writing, CrmFailure found) {
        return covered.coverAll(writing.hand().view.link(), writing.row())
                .thenCompose(result -> result.fold(
                        all -> all ? suppressing(writing, Set.of()) : notWritten(writing, found),
                        failure -> notWritten(writing, failure)));
    }

    /** @param candidates what is covered from now on, besides what is already */
    private CompletableFuture<Void> suppressing(Writing writing, Set<RecordRef> candidates) {
        return writing.hand()
                .gate
                .write(writing.hand().view.link().organization(), writing.with(DuplicateCheck.SUPPRESS))
                .thenCompose(result -> result.fold(
                        etag -> {
                            writing.hand().applied.cover(candidates);
                            return written(writing, etag);
                        },
                        failure -> notWritten(writing, failure)));
    }

    private CompletableFuture<Void> written(Writing writing, String etag) {
        PairHand hand = writing.hand();
        String over = writing.expected();
        if (over != null) {
            hand.applied.wroteOver(over, etag);
        }
        failpoints.hit(Failpoints.AFTER_CRM_WRITE);
        hand.etag = etag;
        hand.applied.agree(writing.fields());
        hand.applied.toCrm++;
        if (!writing.who().complete()) {
            hand.look = true;
        }
        writing.who().note().ifPresent(hand.applied::remark);
        Snapshot before = hand.crmBefore();
        Snapshot after = before.with(writing.fields());
        if (!after.equals(before)) {
            hand.journal("update-record", before, after);
        }
        return done();
    }

    private CompletableFuture<Void> notWritten(Writing writing, CrmFailure failure) {
        PairHand hand = writing.hand();
        book.doubt(writing.who(), failure);
        if (failure instanceof CrmFailure.VersionChanged
                || failure instanceof CrmFailure.Gone
                || failure instanceof CrmFailure.ReadOnly) {
            hand.applied.lookAgain();
        } else if (failure instanceof CrmFailure.DuplicatesFound) {
            held(writing, ReasonCode.POSSIBLE_DUPLICATES).forEach(difference -> duplicate(writing, difference));
        } else if (failure instanceof CrmFailure.Denied) {
            return denied(writing);
        } else {
            hand.applied.fail(FailureCodes.of(failure), failure.message());
        }
        return done();
    }

    private CompletableFuture<Void> denied(Writing writing) {
        PairHand hand = writing.hand();
        Action.UpdateCrm update = writing.update();
        List<Map<String, FieldValue>> parts = DeniedWrite.parts(hand.registry(), update.fields());
        CompletableFuture<Void> chain = done();
        if (parts.size() <= 1) {
            held(writing, ReasonCode.NO_PRIVILEGE).forEach(difference -> refused(writing, difference));
            return chain;
        }
        for (Map<String, FieldValue> part : parts) {
            var alone = new Action.UpdateCrm(part, update.code(), update.reason());
            chain = chain.thenCompose(before -> hand.applied.end() == Applied.End.DONE ? update(hand, alone) : done());
        }
        return chain;
    }

    /** A value of before is in neither side, so it can be asked about only as long as both show the same. */
    private static void duplicate(Writing writing, Difference difference) {
        Applied applied = writing.hand().applied;
        String field = difference.field();
        if (!writing.takesBack()) {
            applied.duplicate(difference);
        } else if (writing.hand().outlookBefore().value(field).equals(difference.crm())) {
            applied.duplicate(Difference.ofTakingBack(field, difference.outlook(), difference.crm()));
        } else {
            applied.notWritten(field, ReasonCode.POSSIBLE_DUPLICATES);
        }
    }

    private static void refused(Writing writing, Difference difference) {
        Applied applied = writing.hand().applied;
        if (writing.takesBack()) {
            applied.notWritten(difference.field(), ReasonCode.NO_PRIVILEGE);
        } else {
            applied.refused(difference);
        }
    }

    private static List<Difference> held(Writing writing, ReasonCode code) {
        Snapshot base = writing.hand().view.link().base();
        Snapshot crm = writing.hand().crmBefore();
        return writing.fields().entrySet().stream()
                .map(field -> new Difference(
                        field.getKey(), base.value(field.getKey()), field.getValue(), crm.value(field.getKey()), code))
                .toList();
    }

    @SuppressWarnings("NullAway") // the only value of Void is null
    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
