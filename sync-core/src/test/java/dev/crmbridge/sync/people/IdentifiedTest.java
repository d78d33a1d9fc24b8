package dev.crmbridge.sync.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.Bearer;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentifiedTest {
    private static final Found USER = new Found(new RecordRef("systemuser", new UUID(1, 1)), "Ada", null, null, true);

    @Test
    void whatIsWrittenIsWhatIsClearAndTheNoteTellsTheRest() {
        Identified who = new Identified(
                Map.of(
                        "a@x.example", new Bearer.One(USER),
                        "b@x.example", new Bearer.Several("contact", 2),
                        "c@x.example", new Bearer.Nobody()),
                true);

        assertThat(who.records()).isEqualTo(Map.of("a@x.example", USER.ref()));
        assertThat(who.note()).hasValueSatisfying(note -> assertThat(note).startsWith("One person stays an address"));
        assertThat(new Identified(Map.of(), true).note()).isEmpty();
        assertThat(new Identified(Map.of(), false).note())
                .hasValueSatisfying(note -> assertThat(note).contains("could not be asked"));
    }
}
