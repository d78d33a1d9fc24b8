package dev.crmbridge.embedded.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadedTicksTest {
    @Test
    void callsComeUntilTheyAreClosedAlsoAfterAFailure() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        AtomicInteger calls = new AtomicInteger();
        Ticks.Running running = new ThreadedTicks().every(Duration.ofMillis(1), () -> {
            calls.incrementAndGet();
            thrice.countDown();
            if (thrice.getCount() == 2) {
                throw new IllegalStateException("the first call fails");
            }
        });
        assertThat(thrice.await(1, TimeUnit.MINUTES)).isTrue();
        running.close();
        int atTheEnd = calls.get();
        CountDownLatch later = new CountDownLatch(5);
        Ticks.Running other = new ThreadedTicks().every(Duration.ofMillis(1), later::countDown);
        assertThat(later.await(1, TimeUnit.MINUTES)).isTrue();
        other.close();
        assertThat(calls).hasValue(atTheEnd);
    }
}
