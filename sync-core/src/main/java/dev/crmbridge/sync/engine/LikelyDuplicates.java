package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.LikelyDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.ListedContent;
import dev.crmbridge.sync.track.OfferedTables;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Warns of duplicates before anybody clicks Track: from the local index, without the CRM. Tasks and appointments are compared by what the
 * listing tells; a contact is read, because a listing does not tell its addresses. For the engine's thread.
 */
final class LikelyDuplicates {
    private static final UUID UNSAVED = new UUID(0, 0);

    private final Ports ports;
    private final DuplicateCheck duplicates;
    private final ZoneId zone;
    private final Supplier<Directions> directions;

    LikelyDuplicates(Ports ports, DuplicateCheck duplicates, ZoneId zone, Supplier<Directions> directions) {
        this.ports = ports;
        this.duplicates = duplicates;
        this.zone = zone;
        this.directions = directions;
    }

    /** An item that is tracked, or about to be, has its own record or its own question. Where nothing is looked for, that is said. */
    CompletableFuture<ItemStatus> fill(ItemStatus status) {
        if (status.record() != null) {
            return CompletableFuture.completedFuture(status);
        } else if (duplicates.notLooked() != null || !status.pending().isEmpty()) {
            return CompletableFuture.completedFuture(status.withNotLooked(duplicates.notLooked()));
        }
        return status.item().kind() == ItemKind.CONTACT
                ? ofContact(status.item().ref()).thenCompose(check -> with(status, check))
                : with(status, ofListed(status.item()));
    }

    /**
     * An item's content as one record's.
     *
     * @param found gives the duplicates of a record with an id
     */
    private record Check(String table, Function<UUID, List<Match>> found) {
        static final Check NOTHING = new Check("", id -> List.of());
    }

    private Check ofListed(ItemRow item) {
        return ListedContent.of(item, zone, directions.get())
                .map(content -> new Check(
                        content.table(),
                        id -> duplicates.check(
                                new RecordRef(content.table(), id), content.values(), content.columns())))
                .orElse(Check.NOTHING);
    }

    /** Reads nothing while no rule is about contacts; a contact that cannot be read now is not warned of. */
    private CompletableFuture<Check> ofContact(ItemRef item) {
        String table = OfferedTables.of(ItemKind.CONTACT).get(0);
        if (!duplicates.hasRulesFor(table)) {
            return CompletableFuture.completedFuture(Check.NOTHING);
        }
        return ports.mailbox(mailbox -> mailbox.read(item))
                .thenApply(result -> result.fold(
                        read -> {
                            Map<String, CrmValue> values = CreatePayload.of(
                                            read, table, CreatePayload.Target.none(), directions.get())
                                    .create()
                                    .values();
                            return new Check(table, id -> duplicates.check(new RecordRef(table, id), values));
                        },
                        failure -> Check.NOTHING));
    }

    private CompletableFuture<ItemStatus> with(ItemStatus status, Check check) {
        List<Match> found = check.found().apply(UNSAVED);
        return found.isEmpty()
                ? CompletableFuture.completedFuture(status)
                : own(status)
                        .thenApply(own -> status.withLikely(open(found, check, own).stream()
                                .map(match -> new LikelyDuplicate(
                                        new OperationView.Linked(match.ref(), ports.recordUrl(match.ref())), match))
                                .toList()));
    }

    /**
     * Tracking again goes back to the record that was kept, so that one is no duplicate, and neither is a record of which somebody said
     * so about that one.
     */
    private static List<Match> open(List<Match> found, Check check, Set<RecordRef> own) {
        List<Match> open = found;
        for (RecordRef kept : own) {
            if (kept.entity().equals(check.table())) {
                Set<RecordRef> before = open.stream().map(Match::ref).collect(Collectors.toSet());
                open = check.found().apply(kept.id()).stream()
                        .filter(match -> before.contains(match.ref()))
                        .toList();
            }
        }
        return open.stream().filter(match -> !own.contains(match.ref())).toList();
    }

    private CompletableFuture<Set<RecordRef>> own(ItemStatus status) {
        return ports.store(tx -> tx.links().ofItem(status.item().ref()).stream()
                .map(Link::record)
                .collect(Collectors.toSet()));
    }
}
