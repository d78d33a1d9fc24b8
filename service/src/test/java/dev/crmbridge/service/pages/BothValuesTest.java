package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.Question.PotentialDuplicates;
import dev.crmbridge.sync.command.Question.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;

class BothValuesTest {
    private final PotentialDuplicates question = new PotentialDuplicates(
            "contact", List.of(new Shown("Last Name", "Kim"), new Shown("E-mail", "Kim@example.com")), List.of(), null);

    @Test
    void aValueThatReadsDifferentlyIsShownBesideTheCandidates() {
        assertThat(BothValues.otherThan(new Shown("E-mail", "kim@example.com"), question))
                .isEqualTo("Kim@example.com");
    }

    @Test
    void theSameValueAndAnUnknownFieldShowNothingMore() {
        assertThat(BothValues.otherThan(new Shown("Last Name", "Kim"), question))
                .isEmpty();
        assertThat(BothValues.otherThan(new Shown("City", "Bern"), question)).isEmpty();
    }
}
