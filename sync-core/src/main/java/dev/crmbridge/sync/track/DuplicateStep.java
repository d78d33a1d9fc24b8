package dev.crmbridge.sync.track;

import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.duplicate.FoundDuplicates;
import dev.crmbridge.sync.duplicate.Lookup;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Verdict;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Looks for duplicates before and while a record is created. Save covers exactly the candidates that were shown: a new one asks
 * again. Where the CRM has some that it does not show, or so many that not all are read, the question says so and Save covers whatever
 * they are.
 */
final class DuplicateStep {
    private final dev.crmbridge.sync.duplicate.DuplicateCheck duplicates;
    private final Ledger ledger;
    private final RecordCreation creation;
    private final SaveQuestion question;

    DuplicateStep(dev.crmbridge.sync.duplicate.DuplicateCheck duplicates, Ledger ledger, RecordCreation creation) {
        this.duplicates = duplicates;
        this.ledger = ledger;
        this.creation = creation;
        this.question = new SaveQuestion(duplicates);
    }

    /** Checks locally, then goes on to the server or asks. What would be asked about is looked at in the CRM first. */
    CompletableFuture<Verdict> checkAndCreate(Tracking tracking) {
        Map<String, CrmValue> values = row(tracking).values();
        FoundDuplicates known = duplicates.check(Lookup.of(tracking.record(), values));
        return asks(tracking, known)
                ? duplicates
                        .checkConfirming(tracking.record(), values)
                        .thenCompose(found -> decide(tracking, found, this::askServerAndCreate))
                : decide(tracking, known, this::askServerAndCreate);
    }

    private static boolean asks(Tracking tracking, FoundDuplicates found) {
        return !isCovered(tracking, found) && tracking.operation().wish().onDuplicate() != OnDuplicate.SAVE;
    }

    private static boolean isCovered(Tracking tracking, FoundDuplicates found) {
        return found.areAllIn(tracking.operation().progress().covered());
    }

    private CompletableFuture<Verdict> askServerAndCreate(Tracking tracking) {
        if (tracking.operation().progress().covered().isEmpty()) {
            return creation.create(tracking, DuplicateCheck.DETECT, this::onServerDuplicates);
        }
        return duplicates
                .askServer(tracking.record(), row(tracking))
                .thenCompose(result -> result.fold(
                        found -> decide(tracking, found, this::suppressed),
                        failure -> CompletableFuture.completedFuture(Verdict.of(tracking.operation(), failure))));
    }

    private CompletableFuture<Verdict> onServerDuplicates(Tracking tracking) {
        return duplicates
                .askServer(tracking.record(), row(tracking))
                .thenCompose(result -> result.fold(
                        found -> found.isEmpty() ? unexplained(tracking) : decide(tracking, found, this::suppressed),
                        failure -> CompletableFuture.completedFuture(Verdict.of(tracking.operation(), failure))));
    }

    private CompletableFuture<Verdict> suppressed(Tracking tracking) {
        return creation.create(tracking, DuplicateCheck.SUPPRESS, this::refusedAllTheSame);
    }

    /** The server was told not to look for duplicates; to tell it again at once would go on for ever. */
    private CompletableFuture<Verdict> refusedAllTheSame(Tracking tracking) {
        return stopped(
                tracking,
                FoundDuplicates.NONE,
                "The CRM refused it in spite of your answer. Try to save it once more?");
    }

    /** The server says there are duplicates and lists none: they went in between, or may not be seen. */
    private CompletableFuture<Verdict> unexplained(Tracking tracking) {
        if (tracking.operation().wish().onDuplicate() == OnDuplicate.SAVE) {
            return suppressed(tracking);
        }
        return stopped(tracking, FoundDuplicates.NONE, "Save the record anyway?");
    }

    private CompletableFuture<Verdict> decide(
            Tracking tracking, FoundDuplicates found, Function<Tracking, CompletableFuture<Verdict>> onward) {
        if (isCovered(tracking, found)) {
            return onward.apply(tracking);
        }
        if (tracking.operation().wish().onDuplicate() == OnDuplicate.SAVE) {
            Set<RecordRef> covered = new HashSet<>(found.records());
            covered.addAll(tracking.operation().progress().covered());
            var operation =
                    tracking.operation().with(tracking.operation().progress().covering(covered));
            return ledger.keep(operation).thenCompose(kept -> onward.apply(tracking.with(kept)));
        }
        return stopped(tracking, found, "Save the new one anyway?");
    }

    private CompletableFuture<Verdict> stopped(Tracking tracking, FoundDuplicates found, String question) {
        return CompletableFuture.completedFuture(this.question.stop(
                tracking.operation(), tracking.record(), row(tracking).values(), found, question));
    }

    private static RowWrite row(Tracking tracking) {
        return Payload.of(tracking.content(), tracking.item().facts().zone()).create();
    }
}
