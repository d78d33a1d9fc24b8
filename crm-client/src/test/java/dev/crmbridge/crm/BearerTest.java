package dev.crmbridge.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BearerTest {
    private static final Found USER = found("systemuser", 1, true);
    private static final Found CONTACT = found("contact", 2, true);
    private static final Found OTHER_CONTACT = found("contact", 3, true);
    private static final Found LEAD = found("lead", 4, true);
    private static final Found QUEUE = found("queue", 5, true);

    private static Found found(String table, int number, boolean active) {
        return new Found(new RecordRef(table, new UUID(1, number)), table + number, null, null, active);
    }

    @Test
    void aUserComesBeforeEverybodyElseWhoHasTheAddress() {
        assertThat(Bearer.of(List.of(CONTACT, LEAD, OTHER_CONTACT, USER))).isEqualTo(new Bearer.One(USER));
    }

    @Test
    void withoutAUserTheFirstKindThatHasTheAddressCounts() {
        assertThat(Bearer.of(List.of(QUEUE, LEAD, CONTACT))).isEqualTo(new Bearer.One(CONTACT));
        assertThat(Bearer.of(List.of(QUEUE, LEAD))).isEqualTo(new Bearer.One(LEAD));
        assertThat(Bearer.of(List.of(QUEUE))).isEqualTo(new Bearer.One(QUEUE));
    }

    @Test
    void severalOfOneKindAreNobodyInParticularWhoeverElseHasTheAddress() {
        Bearer bearer = Bearer.of(List.of(CONTACT, OTHER_CONTACT, LEAD));

        assertThat(bearer).isEqualTo(new Bearer.Several("contact", 2));
        assertThat(bearer.record()).isEmpty();
    }

    @Test
    void inactiveRecordsDoNotCount() {
        Found gone = found("systemuser", 6, false);

        assertThat(Bearer.of(List.of(gone, CONTACT))).isEqualTo(new Bearer.One(CONTACT));
        assertThat(Bearer.of(List.of(found("contact", 7, false), CONTACT))).isEqualTo(new Bearer.One(CONTACT));
        assertThat(Bearer.of(List.of(gone))).isEqualTo(new Bearer.Nobody());
        assertThat(Bearer.of(List.of())).isEqualTo(new Bearer.Nobody());
    }
}
