package dev.crmbridge.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineOptionsTest {
    @Test
    void linksOfTheRetiredClientAreTakenOverUnlessItIsSwitchedOff() {
        assertThat(EngineOptions.of(ZoneOffset.UTC, Map.of()).adoptsLinks()).isTrue();
        assertThat(EngineOptions.of(ZoneOffset.UTC, Map.of("CRMBRIDGE_ADOPT_LINKS", "on"))
                        .adoptsLinks())
                .isTrue();
        assertThat(EngineOptions.of(ZoneOffset.UTC, Map.of("CRMBRIDGE_ADOPT_LINKS", " Off"))
                        .adoptsLinks())
                .isFalse();
    }
}
