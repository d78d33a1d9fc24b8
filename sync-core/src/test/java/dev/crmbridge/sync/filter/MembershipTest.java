package dev.crmbridge.sync.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipTest {
    private static final UUID ME = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @ParameterizedTest
    @CsvSource(textBlock = """
            me,    0, matches
            me,    1, closed
            me,    2, closed
            other, 0, left
            other, 1, left
            none,  0, matches
            """)
    void aTaskMatchesWhileItIsOwnAndOpen(String owner, long state, String expected) {
        Map<String, CrmValue> values = new HashMap<>(Map.of("statecode", new CrmValue.Whole(state)));
        if (!owner.equals("none")) {
            values.put("ownerid", new CrmValue.Lookup(user(owner.equals("me") ? ME : OTHER), null));
        }

        assertThat(word(Membership.of(Filter.OWN_TASKS, row("task", values), ME)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            REQUIRED,  matches
            ORGANIZER, matches
            RESOURCE,  matches
            OPTIONAL,  left
            OWNER,     left
            CUSTOMER,  left
            """)
    void anAppointmentMatchesWhileTheUserTakesPart(Role role, String expected) {
        CrmRow row = row(
                "appointment",
                Map.of("statecode", new CrmValue.Whole(3)),
                new ActivityParty(user(ME), null, null, role),
                new ActivityParty(user(OTHER), null, null, Role.REQUIRED),
                new ActivityParty(null, "me@example.com", null, Role.REQUIRED));

        assertThat(word(Membership.of(Filter.OWN_APPOINTMENTS, row, ME))).isEqualTo(expected);
    }

    @Test
    void owningAnAppointmentIsNotEnough() {
        CrmRow row = row(
                "appointment",
                Map.of("statecode", new CrmValue.Whole(0), "ownerid", new CrmValue.Lookup(user(ME), null)));

        assertThat(word(Membership.of(Filter.OWN_APPOINTMENTS, row, ME))).isEqualTo("left");
    }

    @Test
    void anAppointmentWithoutTimesHasNoPlaceInTheCalendar() {
        CrmRow row = row(
                "appointment",
                Map.of("statecode", new CrmValue.Whole(0)),
                new ActivityParty(user(ME), null, null, Role.REQUIRED));

        assertThat(Entry.of(Filter.OWN_APPOINTMENTS, row, ME, Set.of(), ZoneOffset.UTC))
                .isInstanceOf(Entry.StaysOut.class);
    }

    @Test
    void aMeetingOfTheMailboxStaysOut() {
        CrmRow row = row(
                "appointment",
                Map.of(
                        "statecode", new CrmValue.Whole(0),
                        "scheduledstart", new CrmValue.Moment(Instant.parse("2026-11-10T09:00:00Z")),
                        "scheduledend", new CrmValue.Moment(Instant.parse("2026-11-10T10:00:00Z")),
                        "isalldayevent", new CrmValue.Flag(false),
                        "globalobjectid", CrmValue.text("04AB")),
                new ActivityParty(user(ME), null, null, Role.REQUIRED));

        assertThat(Entry.of(Filter.OWN_APPOINTMENTS, row, ME, Set.of("04ab"), ZoneOffset.UTC))
                .isInstanceOf(Entry.StaysOut.class);
        assertThat(Entry.of(Filter.OWN_APPOINTMENTS, row, ME, Set.of("04ac"), ZoneOffset.UTC))
                .isInstanceOf(Entry.Comes.class);
    }

    @Test
    void aSettingIsReadAsItWasWritten() {
        for (Filter filter : Filter.values()) {
            FilterSwitch asks = FilterSwitch.off(filter).asking(350);
            assertThat(FilterSwitch.parse(filter, asks.text())).isEqualTo(asks);
            FilterSwitch on = asks.to(FilterSwitch.Position.CONFIRMED);
            assertThat(FilterSwitch.parse(filter, on.text())).isEqualTo(on);
            assertThat(Filter.ofWord(filter.word())).contains(filter);
        }
        assertThat(FilterSwitch.parse(Filter.OWN_TASKS, "nonsense").isOn()).isFalse();
    }

    private static String word(Membership membership) {
        return membership instanceof Membership.Left left ? left.closed() ? "closed" : "left" : "matches";
    }

    private static RecordRef user(UUID id) {
        return new RecordRef("systemuser", id);
    }

    private static CrmRow row(String table, Map<String, CrmValue> values, ActivityParty... parties) {
        return new CrmRow(new RecordRef(table, new UUID(1, 1)), "v1", values, List.of(parties));
    }
}
