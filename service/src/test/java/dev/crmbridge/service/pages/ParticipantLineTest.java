package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.Participant;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.mailbox.Attendee;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParticipantLineTest {
    private static ParticipantLine line(@Nullable String address, String name, boolean lookedUp, Found... records) {
        return ParticipantLine.of(new Participant(
                new Attendee(address, name, Attendee.Type.OPTIONAL),
                List.of(records).stream()
                        .map(found -> new Participant.Known(
                                new OperationView.Linked(found.ref(), URI.create("http://crm.example/x")), found))
                        .toList(),
                lookedUp));
    }

    @Test
    void aRecordIsLinkedAndNeedsNoHint() {
        RecordRef user = new RecordRef("systemuser", new UUID(1, 2));
        ParticipantLine line = line("ada@example.com", "Ada", true, new Found(user, "Ada Alder", null, null, true));

        assertThat(line.hint()).isNull();
        assertThat(line.part()).isEqualTo("Optional");
        assertThat(line.known())
                .containsExactly(
                        new ParticipantLine.Known("/open/systemuser/" + user.id(), "Ada Alder", TableWord.USER, true));
    }

    @Test
    void whyThereIsNoRecordIsSaid() {
        assertThat(line("ada@example.com", "Ada", true).hint()).isEqualTo("not in CRM");
        assertThat(line("ada@example.com", "Ada", false).hint()).isEqualTo("CRM was not asked");
        assertThat(line(null, "Ada", false).hint()).isEqualTo("Outlook does not tell the address");
    }

    @Test
    void whomTheCrmNamesIsSaidWhereSeveralHaveTheAddress() {
        Found user = found("systemuser", 1, true);
        Found contact = found("contact", 2, true);
        Found other = found("contact", 3, true);

        assertThat(line("ada@example.com", "Ada", true, user, contact).hint()).isEqualTo("the CRM names systemuser 1");
        assertThat(line("ada@example.com", "Ada", true, contact, other).hint())
                .isEqualTo("the CRM names the address: 2 contacts have it");
        assertThat(line("ada@example.com", "Ada", true, found("contact", 4, false))
                        .hint())
                .isEqualTo("the CRM names the address: nobody active has it");
    }

    private static Found found(String table, int number, boolean active) {
        return new Found(new RecordRef(table, new UUID(1, number)), table + " " + number, null, null, active);
    }

    @Test
    void somebodyWithoutANameIsCalledByAddress() {
        assertThat(line("ada@example.com", " ", true).name()).isEqualTo("ada@example.com");
    }
}
