package dev.crmbridge.sync.run;

import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.adopt.Adopted;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a pass planned and did. For the engine's thread. */
final class PassReport {
    private final String run;
    private final boolean dryRun;
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

    PassReport(String run, boolean dryRun) {
        this.run = run;
        this.dryRun = dryRun;
    }

    void planned(SyncReport.Planned one) {
        planned.add(one);
    }

    void planned(ItemRef item, String action, String reason) {
        planned.add(new SyncReport.Planned(item, action, reason));
    }

    void planned(PairView view) {
        for (Action action : view.plan().actions()) {
            planned(view.link().item(), ActionWords.of(action), action.reason());
        }
    }

    void untrackedByHand(Link link) {
        planned(link.item(), ActionWords.UNLINK, PairWork.CATEGORY_GONE);
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
    boolean brokenOff(String reason) {
        brokenOff = reason;
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
                stopped());
    }
}
