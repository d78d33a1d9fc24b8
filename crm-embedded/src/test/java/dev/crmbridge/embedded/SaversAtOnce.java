package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who save at the same moment, each on a thread of its own. */
final class SaversAtOnce implements AutoCloseable {
    /** How many there are. */
    static final int COUNT = 64;

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);

    /** All wait for each other, then each does its part; what came of each. */
    <T> List<T> each(IntFunction<Callable<T>> part) throws Exception {
        CyclicBarrier together = new CyclicBarrier(COUNT);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Callable<T> own = part.apply(i);
            running.add(threads.submit(() -> {
                together.await();
                return own.call();
            }));
        }
        List<T> done = new ArrayList<>();
        for (Future<T> one : running) {
            done.add(one.get());
        }
        return done;
    }

    /** All but one were refused as duplicates. */
    static void assertExactlyOne(List<Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 300)
                .hasSize(answers.size() - 1)
                .allMatch(answer -> answer.code().equals("0x80040333"));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
