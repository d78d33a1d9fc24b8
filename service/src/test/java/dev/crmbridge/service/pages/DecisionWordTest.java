package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.Outcome;
import org.junit.jupiter.api.Test;

class DecisionWordTest {
    @Test
    void aCommandWithItsOutcomeIsSaidInTheWordsOfTheButtons() {
        assertThat(DecisionWord.of("track: linked")).isEqualTo("Track: Tracked");
        assertThat(DecisionWord.of("regarding: needs-person")).isEqualTo("Set Regarding: Needs your answer");
    }

    @Test
    void everyCommandAndOutcomeHasWords() {
        for (CommandKind kind : CommandKind.values()) {
            for (Outcome outcome : Outcome.values()) {
                String decision = kind.word() + ": " + outcome.word();
                assertThat(DecisionWord.of(decision)).isNotEqualTo(decision);
            }
        }
    }

    @Test
    void whatAPassDidIsSaidWithoutMachineWords() {
        assertThat(DecisionWord.of("update-crm")).isEqualTo("Sent to CRM");
        assertThat(DecisionWord.of("hold")).isEqualTo("Not sent");
        assertThat(DecisionWord.of("unmark-copy")).isEqualTo("Copy is not tracked");
        assertThat(DecisionWord.of("adopt")).isEqualTo("Link taken over");
        assertThat(DecisionWord.of("not-adopted")).isEqualTo("Link not taken over");
    }

    @Test
    void anUnknownDecisionIsShownAsItIs() {
        assertThat(DecisionWord.of("something-new")).isEqualTo("something-new");
    }
}
