package dev.crmbridge.bench.dedupe;

import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.dedupe.index.Duplicates;
import dev.crmbridge.dedupe.index.InMemoryMatchcodeStore;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one local duplicate check, coding the record included, against an index in memory. Not thread-safe. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LookUpBenchmark {
    /** Matchcodes in the index. */
    @Param({"100000", "1000000"})
    public int matchcodes;

    private final DuplicateIndex index = new DuplicateIndex(new InMemoryMatchcodeStore(), Contacts.rules(false));
    private final SplittableRandom random = new SplittableRandom(1);

    /** Fills the index. */
    @Setup(Level.Trial)
    public void fill() {
        for (int i = 0; i < matchcodes; i++) {
            index.put(Contacts.contact(i, "c" + i));
        }
    }

    /** @return the one duplicate of a new record */
    @Benchmark
    public Duplicates found() {
        return index.check(Contacts.contact(random.nextInt(matchcodes), "new"));
    }

    /** @return nothing, for a record that has no duplicate */
    @Benchmark
    public Duplicates notFound() {
        return index.check(Contacts.contact(matchcodes + random.nextInt(matchcodes), "new"));
    }
}
