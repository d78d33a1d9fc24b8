package dev.crmbridge.sync.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = Backoff.standard();

    @Test
    void pausesDoubleUpToTheLimitAndHalfOfThemIsChance() {
        assertThat(backoff.delay(1, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.delay(2, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.delay(3, 0.5)).isEqualTo(Duration.ofSeconds(6));
        assertThat(backoff.delay(1_000, 0.999))
                .isLessThan(Duration.ofMinutes(5))
                .isGreaterThan(Duration.ofMinutes(4));
    }
}
