package dev.crmbridge.service.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.doctor.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionChecksTest {
    private static final Connections.Side FINE = new Connections.Side(true, "attached");
    private static final String FOREIGN =
            "Outlook has the mailbox of a@example.com open, and the tracked items are in another.";

    private static Connections with(Connections.@Nullable Mailbox mailbox) {
        return new Connections("http://127.0.0.1:1", FINE, FINE, false, mailbox);
    }

    private static Finding outlook(Connections running) {
        return new ConnectionChecks(Optional.of(running), true).all().get(1);
    }

    @Test
    void theMailboxIsNamed() {
        Finding found = outlook(with(new Connections.Mailbox("a@example.com", null)));

        assertThat(found.state()).isEqualTo(Finding.State.OK);
        assertThat(found.seen()).contains("the mailbox of a@example.com");
    }

    @Test
    void anotherMailboxThanThatOfTheTrackedItemsHasToBeMended() {
        Finding found = outlook(with(new Connections.Mailbox("a@example.com", FOREIGN)));

        assertThat(found.state()).isEqualTo(Finding.State.BAD);
        assertThat(found.seen()).isEqualTo(FOREIGN);
        assertThat(found.advice()).contains("profile");
    }

    @Test
    void beforeTheMailboxIsKnownTheConnectionAloneIsTold() {
        assertThat(outlook(with(null)).seen()).isEqualTo("The service is connected to Outlook.");
    }

    @Test
    void forSomebodyElseNoPersonIsNamed() {
        for (String foreign : new String[] {null, FOREIGN}) {
            Finding found = outlook(
                    with(new Connections.Mailbox("a@example.com", foreign)).withoutPerson());

            assertThat(found.seen()).doesNotContain("@");
            assertThat(found.state()).isEqualTo(foreign == null ? Finding.State.OK : Finding.State.BAD);
        }
    }
}
