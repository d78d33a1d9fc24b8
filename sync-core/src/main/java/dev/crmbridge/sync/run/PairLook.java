package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.OutlookReading;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.Decision;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.plan.PairPlanner;
import dev.crmbridge.sync.plan.Plan;
import dev.crmbridge.sync.plan.Policy;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.plan.SideState;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at both sides of one pair as closely as needed, and plans. Changes nothing. */
final class PairLook {
    private final Ports ports;
    private final StandingCache standings;
    private final Supplier<Policy> policy;
    private final PairPlanner planner = new PairPlanner();

    PairLook(Ports ports, StandingCache standings, Supplier<Policy> policy) {
        this.ports = ports;
        this.standings = standings;
        this.policy = policy;
    }

    /**
     * What is known of a pair besides its link.
     *
     * @param held differences, by field
     * @param asked what was left when a person was asked about a deletion, or null
     * @param deleting whether the bridge asked the CRM to delete the record and has not seen it since
     */
    record Known(Map<String, Difference> held, @Nullable Remainder asked, boolean deleting) {
        Base base(Link link) {
            return new Base(link.base(), held, link.parked(), link.meeting(), asked, deleting);
        }
    }

    /** Looks as closely as {@code known} asks for. */
    CompletableFuture<PairView> look(Sighting sighting, Known known, Standing standing) {
        return outlook(sighting).thenCompose(seen -> {
            if (isEcho(sighting, seen)) {
                return CompletableFuture.completedFuture(nothingNew(sighting.link(), known, seen, standing));
            }
            boolean needsRow = sighting.row() == null
                    && (sighting.suspect()
                            || !known.held().isEmpty()
                            || sighting.link().parked() != null
                            || sighting.link().seen().crmMissing() > 0
                            || !(seen.side() instanceof OutlookSide.Present)
                            || closedInBase(sighting.link()));
            return needsRow
                    ? readRow(sighting.link(), standing).thenApply(crm -> plan(sighting.link(), known, seen, crm))
                    : CompletableFuture.completedFuture(
                            plan(sighting.link(), known, seen, present(sighting, standing)));
        });
    }

    private static PairView nothingNew(Link link, Known known, SeenItem seen, Standing standing) {
        return new PairView(
                link,
                known.base(link),
                new PairView.Sides(seen.side(), new CrmSide.Present(link.base(), rights(link, null, standing))),
                new Plan(SideState.UNCHANGED, SideState.UNCHANGED, Decision.NOTHING, List.of()),
                seen.item(),
                null,
                false);
    }

    /** A hint about a version that is known already: most likely our own write. */
    private static boolean isEcho(Sighting sighting, SeenItem seen) {
        return !sighting.listed()
                && !sighting.suspect()
                && seen.item() != null
                && seen.item().version().equals(sighting.link().seen().outlookVersion());
    }

    private record SeenItem(OutlookSide side, @Nullable OutlookItem item) {}

    private record SeenRow(CrmSide side, @Nullable CrmRow row) {}

    private CompletableFuture<SeenItem> outlook(Sighting sighting) {
        Link link = sighting.link();
        ItemRef ref =
                sighting.listing() == null ? link.item() : sighting.listing().ref();
        return ports.mailboxInBackground(mailbox -> mailbox.read(ref))
                .thenApply(result -> result.fold(item -> seen(link, item), failure -> unseen(sighting, failure)));
    }

    private static SeenItem seen(Link link, OutlookItem item) {
        if (item.facts().inDeletedItems()) {
            return new SeenItem(missing(link), item);
        } else if (!item.facts().inDefaultExchangeStore()) {
            return new SeenItem(new OutlookSide.NotVisible(), item);
        } else if (item.facts().openWithUnsavedEdits()) {
            return new SeenItem(new OutlookSide.Unreadable(), item);
        } else if (item.facts().recurring()) {
            return new SeenItem(new OutlookSide.NotVisible(OutlookSide.Because.SERIES), item);
        } else if (item.facts().assigned()) {
            return new SeenItem(new OutlookSide.NotVisible(OutlookSide.Because.ASSIGNED), item);
        }
        OutlookReading reading = FieldRegistry.of(link.record().entity()).readOutlook(item, link.base());
        return new SeenItem(OutlookSide.Present.of(reading), item);
    }

    /** Only a complete listing without the item says that it is missing; a failed read alone says nothing. */
    private static SeenItem unseen(Sighting sighting, MailboxFailure failure) {
        if (!(failure instanceof MailboxFailure.NotFound) || !sighting.itemMissing()) {
            return new SeenItem(new OutlookSide.Unreadable(), null);
        }
        return new SeenItem(missing(sighting.link()), null);
    }

    /** Whoever deleted an item by mistake has until the next look to bring it back. */
    private static OutlookSide missing(Link link) {
        return link.seen().outlookMissing() > 0 ? new OutlookSide.MissingConfirmed() : new OutlookSide.MissingOnce();
    }

    private SeenRow present(Sighting sighting, Standing standing) {
        CrmRow row = sighting.row();
        Link link = sighting.link();
        return row == null
                ? new SeenRow(new CrmSide.Present(link.base(), rights(link, null, standing)), null)
                : new SeenRow(side(link, row, standing), row);
    }

    private CompletableFuture<SeenRow> readRow(Link link, Standing standing) {
        Set<String> columns =
                new HashSet<>(FieldRegistry.of(link.record().entity()).columns());
        columns.add("ownerid");
        boolean parties = FieldRegistry.of(link.record().entity()).isCalendar();
        int asks = standings.asks();
        return ports.crm(crm -> crm.read(link.record(), columns, parties))
                .thenCompose(result -> result.fold(
                        row -> CompletableFuture.completedFuture(new SeenRow(side(link, row, standing), row)),
                        failure -> absent(link, failure, asks).thenApply(side -> new SeenRow(side, null))));
    }

    private CompletableFuture<CrmSide> absent(Link link, CrmFailure failure, int asks) {
        if (failure instanceof CrmFailure.Denied) {
            return standings.askedAfter(asks).thenApply(now -> denied(link, now));
        }
        boolean gone = failure instanceof CrmFailure.Gone;
        CrmSide missing = link.seen().crmMissing() > 0 ? new CrmSide.MissingConfirmed() : new CrmSide.MissingOnce();
        return CompletableFuture.completedFuture(gone ? missing : new CrmSide.Unreadable());
    }

    /** A single record is out of sight. Where the role lacks the privilege for the whole table, nothing is concluded about one of them. */
    private static CrmSide denied(Link link, CrmResult<Standing> now) {
        boolean readable = now.fold(
                standing -> !PausedPairs.isPaused(link.record().entity(), standing.privileges()), failure -> false);
        return readable ? new CrmSide.NotVisible() : new CrmSide.Unreadable();
    }

    private CrmSide side(Link link, CrmRow row, Standing standing) {
        return new CrmSide.Present(
                FieldRegistry.of(link.record().entity())
                        .readCrm(row, policy.get().zone(), link.base()),
                rights(link, row, standing));
    }

    private static CrmSide.Rights rights(Link link, @Nullable CrmRow row, Standing standing) {
        String table = link.record().entity();
        boolean owner = row != null
                && row.value("ownerid") instanceof CrmValue.Lookup lookup
                && lookup.target().id().equals(standing.identity().user());
        return new CrmSide.Rights(standing.may("Write", table), standing.may("Delete", table), owner);
    }

    private static boolean closedInBase(Link link) {
        return FieldRegistry.of(link.record().entity()).closed(link.base());
    }

    private PairView plan(Link link, Known known, SeenItem outlook, SeenRow crm) {
        Base base = known.base(link);
        Plan plan = planner.plan(
                base, outlook.side(), crm.side(), policy.get(), ports.reactor().now());
        return new PairView(
                link,
                base,
                new PairView.Sides(outlook.side(), crm.side()),
                withoutKnownDuplicates(plan, known.held()),
                outlook.item(),
                crm.row(),
                false);
    }

    /** A write that was found to make a duplicate is not tried again until the value changes; other fields go on. */
    private static Plan withoutKnownDuplicates(Plan plan, Map<String, Difference> held) {
        Set<String> stuck = new HashSet<>();
        List<Action> rest = new ArrayList<>();
        for (Action action : plan.actions()) {
            if (action instanceof Action.UpdateCrm update) {
                Map<String, FieldValue> fields = new HashMap<>(update.fields());
                fields.entrySet()
                        .removeIf(field -> isKnownDuplicate(held.get(field.getKey()), field.getValue())
                                && stuck.add(field.getKey()));
                if (!fields.isEmpty()) {
                    rest.add(new Action.UpdateCrm(fields, update.code(), update.reason()));
                }
            } else {
                rest.add(action);
            }
        }
        if (stuck.isEmpty()) {
            return plan;
        }
        rest.removeIf(action -> action instanceof Action.Release release && stuck.contains(release.field())
                || action instanceof Action.KeepValue keep
                        && stuck.contains(keep.difference().field()));
        return new Plan(plan.outlook(), plan.crm(), plan.decision(), rest);
    }

    private static boolean isKnownDuplicate(@Nullable Difference known, FieldValue value) {
        return known != null && known.ofDuplicates() && known.outlook().equals(value);
    }
}
