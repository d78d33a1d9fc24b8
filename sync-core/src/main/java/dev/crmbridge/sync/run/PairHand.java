package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the actions of one pair share; item and version move on with every write. */
final class PairHand {
    final PairView view;
    final WriteGate.Member gate;
    final Applied applied;
    final String run;
    private final InstantSource clock;

    @Nullable
    OutlookItem item;

    @Nullable
    String etag;

    /** Whether something of what was written is still open, so that the next pass has to look at both sides again. */
    boolean look;

    PairHand(PairView view, String run, WriteGate.Member gate, Applied applied, InstantSource clock) {
        this.view = view;
        this.run = run;
        this.gate = gate;
        this.applied = applied;
        this.clock = clock;
        this.item = view.item();
        CrmRow row = view.row();
        this.etag = row == null ? null : row.etag();
    }

    FieldRegistry registry() {
        return FieldRegistry.of(view.link().record().entity());
    }

    Snapshot crmBefore() {
        return view.sides().crm() instanceof CrmSide.Present present
                ? present.snapshot()
                : view.link().base();
    }

    Snapshot outlookBefore() {
        return view.sides().outlook() instanceof OutlookSide.Present present
                ? present.snapshot()
                : view.link().base();
    }

    void journal(String action, @Nullable Snapshot before, @Nullable Snapshot after) {
        applied.journal(entry(run, action, before, after));
    }

    /** @param by id of the run or operation that asked for the deletion, or null for this run */
    void journalDeletion(@Nullable String by, String deletion, Snapshot before) {
        applied.journal(entry(by == null ? run : by, deletion, before, null)
                .agreeing(view.link().base()));
    }

    private JournalEntry entry(String by, String action, @Nullable Snapshot before, @Nullable Snapshot after) {
        Link link = view.link();
        return new JournalEntry(by, clock.instant(), link.item(), link.record(), action, before, after);
    }

    void unlink(boolean recordStays) {
        Snapshot base = view.link().base();
        journal("unlink", base, recordStays ? base : null);
        applied.link(applied.link()
                .in(recordStays ? Link.State.KEPT : Link.State.REMOVED)
                .withParked(null));
        applied.unlinked++;
    }

    void sighted(ReasonCode code) {
        if (code != ReasonCode.SECOND_SIGHTING) {
            return;
        }
        Link.Seen seen = applied.link().seen();
        boolean once = view.sides().outlook() instanceof OutlookSide.MissingOnce;
        boolean record = view.sides().crm() instanceof CrmSide.MissingOnce;
        applied.link(applied.link()
                .withSeen(new Link.Seen(
                        seen.outlookVersion(),
                        seen.crmEtag(),
                        once ? 1 : seen.outlookMissing(),
                        record ? 1 : seen.crmMissing())));
    }

    /**
     * Both sides as they are now count as seen, unless something is still to be done or only some fields were looked at. A change of one
     * side while the other one could not be read was not compared with anything, so it stays to be seen.
     */
    void seen() {
        Link link = applied.link();
        OutlookItem now = item;
        if (now != null) {
            link = link.movedTo(now.ref())
                    .withMeeting(Base.Meeting.of(now, link.meeting()))
                    .withShortened(shortened(link));
        }
        Link.Seen old = link.seen();
        boolean itemThere = view.sides().outlook() instanceof OutlookSide.Present;
        boolean recordThere = view.sides().crm() instanceof CrmSide.Present;
        boolean compared = itemThere && recordThere;
        boolean complete = applied.end() == Applied.End.DONE && !view.partial() && !look;
        link = link.withBase(link.base().with(applied.agreed()));
        String version = complete && now != null && showsWhatWasWritten(now, link.base()) ? now.version() : "";
        String known = etag != null ? etag : old.crmEtag();
        applied.link(link.withSeen(new Link.Seen(
                compared ? version : old.outlookVersion(),
                compared ? complete ? known : "" : old.crmEtag(),
                itemThere ? 0 : old.outlookMissing(),
                recordThere ? 0 : old.crmMissing())));
    }

    /** Outlook couples fields by itself (percent, status, date completed): what it made of a write is looked at once more. */
    private boolean showsWhatWasWritten(OutlookItem now, Snapshot base) {
        if (applied.toOutlook == 0) {
            return true;
        }
        Map<String, FieldValue> before = outlookBefore().values();
        Map<String, FieldValue> after =
                registry().readOutlook(now, base).snapshot().values();
        return after.entrySet().stream()
                .allMatch(field -> field.getValue().equals(base.value(field.getKey()))
                        || field.getValue().equals(before.get(field.getKey())));
    }

    private Set<String> shortened(Link link) {
        return view.sides().outlook() instanceof OutlookSide.Present present ? present.shortened() : link.shortened();
    }
}
