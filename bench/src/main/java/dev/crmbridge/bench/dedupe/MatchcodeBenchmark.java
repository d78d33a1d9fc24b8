package dev.crmbridge.bench.dedupe;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.matchcode.Coding;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records coded per second on one core. Not thread-safe. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MatchcodeBenchmark {
    private static final int RECORDS = 4096;

    private final Matchcoder exact = new Matchcoder(Contacts.rules(true).get(0));
    private final Matchcoder twoCriteria = new Matchcoder(Contacts.rules(true).get(1));
    private final Candidate[] records = new Candidate[RECORDS];
    private int next;

    /** Makes the records. */
    public MatchcodeBenchmark() {
        for (int i = 0; i < RECORDS; i++) {
            records[i] = Contacts.contact(i, "c" + i);
        }
    }

    /** @return the matchcode of an e-mail address */
    @Benchmark
    public Coding exact() {
        return exact.code(turn(), Side.MATCHING);
    }

    /** @return the matchcode of the beginning of a first name with a last name that has an accent */
    @Benchmark
    public Coding firstCharactersAndExact() {
        return twoCriteria.code(turn(), Side.MATCHING);
    }

    private Candidate turn() {
        next = (next + 1) & (RECORDS - 1);
        return records[next];
    }
}
