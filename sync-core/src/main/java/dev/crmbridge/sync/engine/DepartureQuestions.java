package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions at links of which one side was deleted, as a person sees them. For the engine's thread, inside a transaction. */
final class DepartureQuestions {
    private static final int LAST_GROUP_OF_A_UUID = 24;

    private DepartureQuestions() {}

    /** @return links that have such a question, and those that are kept apart by choice */
    static Stream<Link> waiting(Transaction tx) {
        return tx.links().all().stream().filter(Link::isLinked).filter(DepartureQuestions::asks);
    }

    static boolean asks(Link link) {
        ReasonCode question = link.parked();
        return question != null && DepartureChoice.QUESTIONS.contains(question);
    }

    /** @param link one that {@link #asks} */
    static DepartureView view(Transaction tx, Link link) {
        ReasonCode question = question(link.parked());
        boolean recordLeft = link.seen().crmMissing() == 0;
        return new DepartureView(
                link.item(),
                FieldRegistry.title(link.base()),
                link.record(),
                recordLeft,
                question,
                DepartureChoice.offered(question, recordLeft),
                version(link, question, recordLeft, tx.links().asked(link.record())));
    }

    /** Not all of the digest, so that the answer about thousands fits into one request; nobody gains by making two that are alike. */
    private static String version(Link link, ReasonCode question, boolean recordLeft, Optional<Remainder> asked) {
        String left = asked.map(known -> known.where() + " " + SnapshotText.write(known.content()))
                .orElse("");
        String all = link.record() + " " + question.word() + " " + recordLeft + " " + left;
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(LAST_GROUP_OF_A_UUID);
    }

    private static ReasonCode question(@Nullable ReasonCode parked) {
        if (parked == null) {
            throw new IllegalStateException("the link has no question");
        }
        return parked;
    }
}
