package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What has to be true at the end of every life, of each person with an engine and of what they share. */
final class Invariants {
    /** All that goes wrong in a life passes, so none of it may be what a command comes to. */
    private static final Set<ReasonCode> PASSING = EnumSet.of(
            ReasonCode.CRM_UNREACHABLE,
            ReasonCode.CRM_BUSY,
            ReasonCode.CRM_REJECTED,
            ReasonCode.CRM_SIGN_IN,
            ReasonCode.CRM_UNEXPECTED,
            ReasonCode.OUTLOOK_BUSY,
            ReasonCode.OUTLOOK_NOT_RUNNING,
            ReasonCode.OUTLOOK_REFUSED,
            ReasonCode.INTERNAL);

    private final List<SimulatedPerson> people;
    private final Deeds deeds;

    /** @param people the user first */
    Invariants(List<SimulatedPerson> people, Deeds deeds) {
        this.people = people;
        this.deeds = deeds;
    }

    /** @param ofMail what is to be looked at besides */
    void check(Runnable ofMail) {
        try {
            people.forEach(this::check);
            new RecordsPerItem(people, deeds).check();
            noRecordIsCreatedTwice();
            nothingIsDeletedThatNobodyDeleted();
            new EditInvariants(people, deeds).check();
            new FilterInvariants(people.get(0).rig(), deeds).check();
            new MeetingInvariants(people, deeds).check();
            ofMail.run();
            people.forEach(Invariants::aSecondRunPlansNothing);
        } catch (AssertionError failure) {
            throw new AssertionError(
                    failure.getMessage() + "\nafter " + String.join("\n", deeds.steps)
                            + String.join("", people.stream().map(this::journal).toList()),
                    failure);
        }
    }

    private void check(SimulatedPerson person) {
        everyOperationIsOver(person.rig());
        noItemHasTwoLinks(person.rig());
        marksFit(person.rig());
        onlyHalvesAreParked(person.rig());
        nobodysRecordIsTaken(person.rig());
        noCopyIsLinked(person.rig());
        assertThat(person.rig().mailbox.mailsSent()).isZero();
    }

    private static void aSecondRunPlansNothing(SimulatedPerson person) {
        SyncReport again = person.rig().sync();
        assertThat(again.planned().stream()
                        .filter(planned -> !planned.action().equals("wait"))
                        .toList())
                .as("a second run plans nothing")
                .isEmpty();
    }

    private String journal(SimulatedPerson person) {
        StringBuilder text = new StringBuilder("\njournal");
        person.rig().store.inTransaction(tx -> {
            tx.journal().last(40).forEach(entry -> text.append('\n').append(entry));
            person.items()
                    .forEach(item -> tx.decisions()
                            .of(item)
                            .forEach(decision -> text.append('\n')
                                    .append(item.entryId())
                                    .append(' ')
                                    .append(decision)));
            return true;
        });
        return text.toString();
    }

    private static void everyOperationIsOver(EngineRig rig) {
        for (OperationView operation : rig.get(rig.engine.operations(1_000))) {
            assertThat(operation.outcome().isFinal())
                    .as("%s is over", operation)
                    .isTrue();
            assertThat(operation.outcome()).isNotEqualTo(Outcome.PENDING);
            assertThat(operation.code())
                    .as("%s gave up for what passes", operation)
                    .isNotIn(PASSING);
        }
    }

    private static void noItemHasTwoLinks(EngineRig rig) {
        Set<String> linkedItems = new HashSet<>();
        for (Link link : rig.links()) {
            assertThat(linkedItems.add(link.item().entryId()))
                    .as("one link per item %s", link.item())
                    .isTrue();
        }
    }

    private void noRecordIsCreatedTwice() {
        Set<UUID> known = new HashSet<>();
        for (SimulatedPerson person : people) {
            person.rig().store.inTransaction(tx -> {
                tx.links().all().forEach(link -> known.add(link.record().id()));
                return true;
            });
        }
        for (String table : List.of("task", "appointment", "contact")) {
            for (CrmRow row : people.get(0).rig().crm.server().all(table)) {
                if (!deeds.foreign.contains(row.ref()) && !deeds.offered.containsKey(row.ref())) {
                    assertThat(known)
                            .as("nothing is created twice: %s is known to the store", row.ref())
                            .contains(row.ref().id());
                }
            }
        }
    }

    private void nothingIsDeletedThatNobodyDeleted() {
        deeds.everLinked.forEach((record, items) -> {
            if (people.get(0).rig().crm.server().row(record).isEmpty()) {
                assertThat(somebodyWantedToGo(record, items))
                        .as("somebody wanted %s of %s to be gone", record, items)
                        .isTrue();
            }
        });
        for (SimulatedPerson person : people) {
            for (ItemRef item : person.items()) {
                if (!person.rig().exists(item) && !deeds.deletedByPeople.contains(item)) {
                    assertThat(deeds.everLinked.entrySet())
                            .as("the record of %s was deleted", item)
                            .anyMatch(each -> each.getValue().contains(item)
                                    && somebodyWantedToGo(each.getKey(), without(each.getValue(), item)));
                }
            }
        }
    }

    private boolean somebodyWantedToGo(RecordRef record, Set<ItemRef> items) {
        return deeds.removedByPeople.contains(record)
                || items.stream()
                        .anyMatch(item -> deeds.deletedByPeople.contains(item) || deeds.recordGivenUp.contains(item));
    }

    private static Set<ItemRef> without(Set<ItemRef> all, ItemRef one) {
        Set<ItemRef> others = new HashSet<>(all);
        others.remove(one);
        return others;
    }

    private void nobodysRecordIsTaken(EngineRig rig) {
        for (Link link : rig.links()) {
            assertThat(!deeds.foreign.contains(link.record()) || deeds.agreedTo.contains(link.record()))
                    .as("nobody agreed to link %s to %s", link.item(), link.record())
                    .isTrue();
        }
    }

    private void noCopyIsLinked(EngineRig rig) {
        for (Link link : rig.links()) {
            assertThat(deeds.copies).as("nobody tracked the copy").doesNotContain(link.item());
        }
    }

    /** At the end everything can be seen, so a pair that is held back is one of which a side is gone. */
    private static void onlyHalvesAreParked(EngineRig rig) {
        for (Link link : rig.links()) {
            assertThat(link.parked() == null
                            || !rig.exists(link.item())
                            || rig.crm.server().row(link.record()).isEmpty())
                    .as("both sides of %s are there", link)
                    .isTrue();
        }
    }

    private static void marksFit(EngineRig rig) {
        for (Link link : rig.links()) {
            if (link.parked() == null && rig.exists(link.item())) {
                OutlookItem item = rig.mailbox.peek(link.item());
                assertThat(item.categories()).as("mark of %s", link.item()).contains("Tracked in CRM");
            }
        }
    }
}
