package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What has to be true at the end of every life. */
final class Invariants {
    private final EngineRig rig;
    private final Deeds deeds;

    Invariants(EngineRig rig, Deeds deeds) {
        this.rig = rig;
        this.deeds = deeds;
    }

    void check() {
        try {
            everyOperationIsOver();
            linksAndRecordsFit();
            marksFit();
            new RecordsPerItem(rig, deeds).check();
            new EditInvariants(rig, deeds).check();
            nothingIsDeletedThatNobodyDeleted();
            nobodysRecordIsTaken();
            noCopyIsLinked();
            new FilterInvariants(rig, deeds).check();
            SyncReport again = rig.sync();
            assertThat(again.planned().stream()
                            .filter(planned -> !planned.action().equals("wait"))
                            .toList())
                    .as("a second run plans nothing")
                    .isEmpty();
            assertThat(rig.mailbox.mailsSent()).isZero();
        } catch (AssertionError failure) {
            throw new AssertionError(
                    failure.getMessage() + "\nafter " + String.join("\n", deeds.steps) + "\njournal " + journal(),
                    failure);
        }
    }

    private String journal() {
        StringBuilder text = new StringBuilder();
        rig.store.inTransaction(tx -> {
            tx.journal().last(40).forEach(entry -> text.append('\n').append(entry));
            deeds.items.forEach(item -> tx.decisions()
                    .of(item)
                    .forEach(decision ->
                            text.append('\n').append(item.entryId()).append(' ').append(decision)));
            return true;
        });
        return text.toString();
    }

    private void everyOperationIsOver() {
        for (OperationView operation : rig.get(rig.engine.operations(1_000))) {
            assertThat(operation.outcome().isFinal())
                    .as("%s is over", operation)
                    .isTrue();
            assertThat(operation.outcome()).isNotEqualTo(Outcome.PENDING);
        }
    }

    private void linksAndRecordsFit() {
        Set<String> linkedItems = new HashSet<>();
        for (Link link : rig.links()) {
            assertThat(linkedItems.add(link.item().entryId()))
                    .as("one link per item %s", link.item())
                    .isTrue();
        }
        Set<UUID> known = new HashSet<>();
        rig.store.inTransaction(tx -> {
            tx.links().all().forEach(link -> known.add(link.record().id()));
            return true;
        });
        for (String table : List.of("task", "appointment", "contact")) {
            for (CrmRow row : rig.crm.server().all(table)) {
                if (!deeds.foreign.contains(row.ref()) && !deeds.offered.containsKey(row.ref())) {
                    assertThat(known)
                            .as("nothing is created twice: %s is known to the store", row.ref())
                            .contains(row.ref().id());
                }
            }
        }
    }

    private void nothingIsDeletedThatNobodyDeleted() {
        deeds.everLinked.forEach((record, item) -> {
            if (rig.crm.server().row(record).isEmpty()) {
                assertThat(deeds.removedByPeople.contains(record)
                                || deeds.deletedByPeople.contains(item)
                                || deeds.recordGivenUp.contains(item))
                        .as("somebody wanted %s of %s to be gone", record, item)
                        .isTrue();
            }
        });
        for (ItemRef item : deeds.items) {
            if (!rig.exists(item) && !deeds.deletedByPeople.contains(item)) {
                assertThat(deeds.removedByPeople)
                        .as("the record of %s was deleted", item)
                        .anyMatch(record -> item.equals(deeds.everLinked.get(record)));
            }
        }
    }

    private void nobodysRecordIsTaken() {
        for (Link link : rig.links()) {
            assertThat(!deeds.foreign.contains(link.record()) || deeds.agreedTo.contains(link.record()))
                    .as("nobody agreed to link %s to %s", link.item(), link.record())
                    .isTrue();
        }
    }

    private void noCopyIsLinked() {
        for (Link link : rig.links()) {
            assertThat(deeds.copies).as("nobody tracked the copy").doesNotContain(link.item());
        }
    }

    private void marksFit() {
        for (Link link : rig.links()) {
            if (link.parked() == null && rig.exists(link.item())) {
                OutlookItem item = rig.mailbox.peek(link.item());
                assertThat(item.categories()).as("mark of %s", link.item()).contains("Tracked in CRM");
            }
        }
    }
}
