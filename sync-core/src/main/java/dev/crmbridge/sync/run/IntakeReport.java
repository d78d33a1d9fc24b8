package dev.crmbridge.sync.run;

import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.ArrayList;
import java.util.List;

/** Collects what filters brought and let go in a run. For the engine's thread. */
final class IntakeReport {
    static final String CREATE_ITEM = "create-item";

    private final List<SyncReport.Planned> planned = new ArrayList<>();
    private int toCrm;
    private int toOutlook;
    private int unlinked;
    private int conflicts;
    private int failed;

    void planned(ItemRef item, String action, String reason) {
        planned.add(new SyncReport.Planned(item, action, reason));
    }

    void planned(PairView view) {
        view.plan().actions().forEach(action -> planned(view.link().item(), ActionWords.of(action), action.reason()));
    }

    void toOutlook() {
        toOutlook++;
    }

    void unlinked() {
        unlinked++;
    }

    void failed() {
        failed++;
    }

    void applied(Applied applied) {
        toCrm += applied.toCrm;
        toOutlook += applied.toOutlook;
        unlinked += applied.unlinked;
        conflicts += applied.conflicts;
        if (applied.end() != Applied.End.DONE) {
            failed++;
        }
    }

    /** @return {@code before} with everything collected here */
    SyncReport addedTo(SyncReport before) {
        List<SyncReport.Planned> all = new ArrayList<>(before.planned());
        all.addAll(planned);
        SyncReport.Done done = before.done();
        return new SyncReport(
                before.run(),
                before.dryRun(),
                all,
                new SyncReport.Done(
                        done.toCrm() + toCrm,
                        done.toOutlook() + toOutlook,
                        done.unlinked() + unlinked,
                        done.deleted(),
                        done.conflicts() + conflicts,
                        done.failed() + failed,
                        done.adopted()),
                before.stopped());
    }
}
