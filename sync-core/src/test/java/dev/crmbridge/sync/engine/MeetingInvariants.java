package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What has to be true at the end of a life of meetings, in whosever calendar: one meeting is one record, and no link gets lost on the way. */
final class MeetingInvariants {
    private final List<SimulatedPerson> people;
    private final Deeds deeds;

    MeetingInvariants(List<SimulatedPerson> people, Deeds deeds) {
        this.people = people;
        this.deeds = deeds;
    }

    void check() {
        oneMeetingIsOneRecord();
        oneRecordForAllWhoAreInvited();
        people.forEach(this::nothingIsUnlinkedThatNobodyLetGo);
        deeds.alone.check();
    }

    private void oneMeetingIsOneRecord() {
        Map<String, RecordRef> known = new HashMap<>();
        for (CrmRow row : people.get(0).rig().crm.server().all("appointment")) {
            if (row.value("globalobjectid") instanceof CrmValue.Text id) {
                RecordRef other = known.put(id.value().toLowerCase(Locale.ROOT), row.ref());
                assertThat(other).as("another record of the meeting of %s", row).isNull();
            }
        }
    }

    private void oneRecordForAllWhoAreInvited() {
        Map<String, RecordRef> known = new HashMap<>();
        for (SimulatedPerson person : people) {
            for (Link link : person.rig().links()) {
                String meeting = person.rig().exists(link.item())
                        ? person.rig().mailbox.peek(link.item()).facts().globalAppointmentId()
                        : null;
                if (meeting != null) {
                    RecordRef other = known.putIfAbsent(meeting, link.record());
                    assertThat(other == null || other.equals(link.record()))
                            .as("%s and %s are of one meeting", other, link)
                            .isTrue();
                }
            }
        }
    }

    private void nothingIsUnlinkedThatNobodyLetGo(SimulatedPerson person) {
        deeds.everLinked.forEach((record, items) -> {
            // One that was deleted may be back under its id, made again for somebody else: the id comes from the
            // meeting.
            boolean there = person.rig().crm.server().row(record).isPresent()
                    && !deeds.removedByPeople.contains(record)
                    && !deeds.offered.containsKey(record);
            for (ItemRef item : items) {
                if (there && person.has(item) && !deeds.letGo.contains(item)) {
                    assertThat(person.rig().links())
                            .as("%s is still linked to %s", item, record)
                            .anyMatch(link ->
                                    link.item().equals(item) && link.record().equals(record));
                }
            }
        });
    }
}
