package dev.crmbridge.sync.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadedReactorTest {
    private final ThreadedReactor reactor = new ThreadedReactor(
            InstantSource.system(),
            new SplittableRandom(1),
            new WorkerSettings(2, Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMinutes(1)));

    @AfterEach
    void close() {
        reactor.close();
    }

    @Test
    void repliesArriveOnTheEnginesThreadOneAfterTheOther() throws Exception {
        List<String> threads = new ArrayList<>();
        CompletableFuture<Boolean> all = new CompletableFuture<>();
        reactor.post(() -> {
            List<CompletableFuture<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(reactor.call(Lane.HTTP, () -> true).thenApply(done -> {
                    threads.add(Thread.currentThread().getName());
                    return done;
                }));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).thenAccept(done -> all.complete(true));
        });

        assertThat(all.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(threads).hasSize(20).containsOnly("crmbridge-engine");
    }

    @Test
    void aWorkerThatHangsIsReplacedAndTheNextCallGoesThrough() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<CompletableFuture<Boolean>> hung = new CompletableFuture<>();
        CompletableFuture<CompletableFuture<Boolean>> next = new CompletableFuture<>();
        reactor.post(() -> {
            hung.complete(reactor.call(Lane.COM, () -> {
                try {
                    never.await();
                } catch (InterruptedException givenUp) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }));
            next.complete(reactor.call(Lane.COM, () -> true));
        });

        assertThatThrownBy(() -> hung.get(30, TimeUnit.SECONDS).get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Reactor.HungWorker.class);
        assertThat(next.get(30, TimeUnit.SECONDS).get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatAPersonWaitsForGoesBeforeWhatRunsInTheBackground() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        CompletableFuture<CompletableFuture<Void>> all = new CompletableFuture<>();
        reactor.post(() -> reactor.callInBackground(Lane.DISK, () -> {
            begun.countDown();
            awaitQuietly(go);
            return order.add("running");
        }));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        reactor.post(() -> all.complete(CompletableFuture.allOf(
                reactor.callInBackground(Lane.DISK, () -> order.add("background 1")),
                reactor.callInBackground(Lane.DISK, () -> order.add("background 2")),
                reactor.call(Lane.DISK, () -> order.add("person 1")),
                reactor.call(Lane.DISK, () -> order.add("person 2")))));
        CompletableFuture<Void> done = all.get(30, TimeUnit.SECONDS);
        go.countDown();
        done.get(30, TimeUnit.SECONDS);

        assertThat(order).containsExactly("running", "person 1", "person 2", "background 1", "background 2");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }
}
