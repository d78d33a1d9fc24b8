package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            noEditIsLost();
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

    /** Both sides show the same or a person is asked, and the last thing typed on each side is there or was journaled. */
    private void noEditIsLost() {
        Set<String> remembered = remembered();
        for (Link link : rig.links()) {
            CrmRow row = rig.crm.server().row(link.record()).orElse(null);
            if (row == null || link.parked() != null || !rig.exists(link.item())) {
                continue;
            }
            var registry = FieldRegistry.of(link.record().entity());
            Snapshot outlook = registry.readOutlook(rig.mailbox.peek(link.item()), link.base())
                    .snapshot();
            Snapshot crm = registry.readCrm(row, EngineRig.ZONE, link.base());
            for (String field : TypedText.columns(link.record().entity())) {
                boolean asked = rig.store.inTransaction(tx -> tx.conflicts().of(link.record())).stream()
                        .anyMatch(stored -> stored.difference().field().equals(field));
                if (!asked && !registry.isOneWay() && !registry.closed(crm)) {
                    assertThat(outlook.value(field))
                            .as("%s of %s on both sides", field, link.item())
                            .isEqualTo(crm.value(field));
                }
                isKept(deeds.lastInOutlook.get(link.item().entryId() + " " + field), outlook.value(field), remembered);
                if (!deeds.recordGivenUp.contains(link.item())) {
                    isKept(deeds.lastInCrm.get(link.record().id() + " " + field), crm.value(field), remembered);
                }
            }
        }
    }

    private static void isKept(@Nullable String typed, FieldValue now, Set<String> remembered) {
        if (typed != null && !new FieldValue.Text(typed).equals(now)) {
            assertThat(remembered)
                    .as("“%s” is in the journal, because it is not shown", typed)
                    .contains(typed);
        }
    }

    private Set<String> remembered() {
        Set<String> seen = new HashSet<>();
        rig.store.inTransaction(tx -> {
            for (JournalEntry entry : tx.journal().last(10_000)) {
                if (entry.before() != null) {
                    entry.before().values().values().forEach(value -> add(seen, value));
                }
                if (entry.after() != null) {
                    entry.after().values().values().forEach(value -> add(seen, value));
                }
            }
            return true;
        });
        return seen;
    }

    private static void add(Set<String> seen, FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            seen.add(text.value());
        }
    }
}
