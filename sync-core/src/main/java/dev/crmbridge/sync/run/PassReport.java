package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.adopt.Adopted;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.store.Link;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a pass planned and did. For the engine's thread. */
final class PassReport {
    private final String run;
    private final boolean dryRun;
    private final ZoneId zone;
    private final List<SyncReport.Planned> planned = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private @Nullable String brokenOff;
    private int toCrm;
    private int toOutlook;
    private int unlinked;
    private int deleted;
    private int conflicts;
    private int failed;
    private int adopted;

    /** @param zone the mailbox's zone, in which values are shown */
    PassReport(String run, boolean dryRun, ZoneId zone) {
        this.run = run;
        this.dryRun = dryRun;
        this.zone = zone;
    }

    void planned(SyncReport.Planned one) {
        planned.add(one);
    }

    void planned(PairView view) {
        Link link = view.link();
        for (Action action : view.plan().actions()) {
            planned.add(new SyncReport.Planned(
                    link.item(),
                    link.record(),
                    FieldRegistry.title(link.base()),
                    ActionWords.of(action),
                    action.code(),
                    action.reason(),
                    dryRun ? PlannedFields.of(view, action, zone) : List.of()));
        }
    }

    void untrackedByHand(Link link) {
        unlinked(
                link.item(),
                link.record(),
                FieldRegistry.title(link.base()),
                ReasonCode.CATEGORY_REMOVED,
                PairWork.CATEGORY_GONE);
    }

    /** A link is to be removed, or was. */
    void unlinked(ItemRef item, RecordRef record, String subject, ReasonCode code, String reason) {
        planned.add(new SyncReport.Planned(item, record, subject, ActionWords.UNLINK, code, reason, List.of()));
    }

    /** The item of a link that was removed is linked again, or was. */
    void linkedAgain(Link link, String reason) {
        planned.add(new SyncReport.Planned(
                link.item(),
                link.record(),
                FieldRegistry.title(link.base()),
                ActionWords.LINK,
                ReasonCode.FILTER_MATCH,
                reason,
                List.of()));
    }

    /** A record of the CRM becomes an item, or became one. */
    void coming(ItemRef item, RecordRef record, Snapshot content, String reason) {
        planned.add(new SyncReport.Planned(
                item,
                record,
                FieldRegistry.title(content),
                ActionWords.CREATE_ITEM,
                ReasonCode.FILTER_MATCH,
                reason,
                dryRun ? PlannedFields.coming(content, zone) : List.of()));
    }

    /** Deletions wait for a person; everything else goes on. */
    void held(String reason) {
        held.add(reason);
    }

    /**
     * The pass ends here because a side could not be asked.
     *
     * @return false
     */
    boolean brokenOff(String what, String why) {
        brokenOff = what + ": " + (why.endsWith(".") ? why : why + ".");
        return false;
    }

    void toOutlook() {
        toOutlook++;
    }

    void unlinked() {
        unlinked++;
    }

    void applied(Applied applied) {
        toCrm += applied.toCrm;
        toOutlook += applied.toOutlook;
        unlinked += applied.unlinked;
        deleted += applied.deleted;
        conflicts += applied.conflicts;
        if (applied.end() != Applied.End.DONE) {
            failed++;
        }
    }

    void adopted(Adopted result) {
        planned.addAll(result.planned());
        adopted += result.links().size();
        failed += result.failed();
    }

    void failed() {
        failed++;
    }

    String run() {
        return run;
    }

    boolean dryRun() {
        return dryRun;
    }

    private @Nullable String stopped() {
        return brokenOff != null || held.isEmpty() ? brokenOff : String.join(" ", held);
    }

    SyncReport toReport() {
        return new SyncReport(
                run,
                dryRun,
                planned,
                new SyncReport.Done(toCrm, toOutlook, unlinked, deleted, conflicts, failed, adopted),
                stopped(),
                brokenOff == null);
    }
}
