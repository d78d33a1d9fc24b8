package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.arrival.Admission.Step;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Arrival;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Carries out what a run decided about a record that a filter names, and reports it. */
record AdmissionSteps(Intake.Tools tools, PassReport report) {
    /** @return true, once it is done or counted as failed */
    CompletableFuture<Boolean> carryOut(
            FilterPicture.Candidate candidate, FilterPicture picture, Map<RecordRef, Arrival> intents) {
        RecordRef record = candidate.record();
        Filter filter = candidate.filter();
        Step step = candidate.step();
        if (step instanceof Step.Create) {
            Arrival coming = intents.get(record);
            return coming == null
                    ? CompletableFuture.completedFuture(true)
                    : tools.work()
                            .create(filter, coming, report.run())
                            .thenApply(outcome -> arrived(filter, coming, outcome));
        } else if (step instanceof Step.TakeOver over) {
            Arrival coming = picture.known().arrivals().get(record);
            return coming == null
                    ? CompletableFuture.completedFuture(true)
                    : tools.work()
                            .takeOver(filter, coming, over.item(), report.run())
                            .thenApply(outcome -> arrived(filter, coming, outcome));
        } else if (step instanceof Step.LinkAgain again) {
            return tools.work().linkAgain(filter, again.link(), report.run()).thenApply(outcome -> {
                if (outcome.end() == ArrivalWork.End.DONE) {
                    report.linkedAgain(again.link(), ArrivalWork.matchesAgain(filter));
                    report.toOutlook();
                }
                return counted(outcome);
            });
        } else if (step instanceof Step.Decline) {
            return tools.work().declined(record).thenApply(outcome -> true);
        } else if (step instanceof Step.Forget) {
            return tools.ports().storing(tx -> tx.arrivals().remove(record));
        }
        return CompletableFuture.completedFuture(true);
    }

    private boolean arrived(Filter filter, Arrival coming, ArrivalWork.Outcome outcome) {
        ItemRef item = outcome.item();
        if (outcome.end() == ArrivalWork.End.DONE && item != null) {
            report.coming(item, coming.record(), ArrivalWork.content(coming), ArrivalWork.brought(filter));
            report.toOutlook();
        }
        return counted(outcome);
    }

    private boolean counted(ArrivalWork.Outcome outcome) {
        if (outcome.end() == ArrivalWork.End.FAILED) {
            report.failed();
        }
        return true;
    }
}
