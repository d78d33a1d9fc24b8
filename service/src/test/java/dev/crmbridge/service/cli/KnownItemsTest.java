package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownItemsTest {
    private static final String STORE = "00000000A1B2C3D4";
    private static final String FIRST = STORE + "0001" + "F".repeat(20);
    private static final String SECOND = STORE + "0002" + "F".repeat(20);

    private final KnownItems items = new KnownItems(Map.of(FIRST, "Call Kim", SECOND, "Write to Kim"));

    @Test
    void theBeginningGoesAsFarAsItTellsTheItemsApart() {
        assertThat(items.beginning(FIRST)).isEqualTo(STORE + "0001");
        assertThat(items.beginning(SECOND)).isEqualTo(STORE + "0002");
    }

    @Test
    void sixteenCharactersAreEnoughForAnIdThatIsAlone() {
        assertThat(new KnownItems(Map.of(FIRST, "")).beginning(FIRST)).isEqualTo(STORE);
    }

    @Test
    void anIdThatIsNotListedIsShownWhole() {
        assertThat(items.beginning(STORE + "0003" + "F".repeat(20))).hasSize(40);
        assertThat(items.subject("elsewhere")).isEmpty();
    }

    @Test
    void anIdThatWasTypedShortStaysAsItIs() {
        assertThat(items.beginning("ABC")).isEqualTo("ABC");
    }
}
