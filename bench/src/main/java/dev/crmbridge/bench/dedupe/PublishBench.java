package dev.crmbridge.bench.dedupe;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.dedupe.index.InMemoryMatchcodeStore;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Publishes one exact rule in memory over records that are read already: one by one, and all at once as the service does when it starts
 * or learns of a rule. Both in turns, so that both meet the same machine. The time of the processor is that of the thread that publishes,
 * because other work on the machine must not count; that of the clock contains the garbage collector and whatever else ran.
 *
 * <p>Arguments: rounds, then numbers of records.
 */
public final class PublishBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PublishBench() {}

    /** Results go to standard output. */
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            List<Candidate> records = records(Integer.parseInt(arguments[i]));
            for (int round = 0; round < rounds; round++) {
                report("one by one", records, index -> records.forEach(index::put));
                report("at once", records, index -> index.putAll(records));
            }
        }
    }

    /** Something that fills an index. */
    private interface Filling {
        void fill(DuplicateIndex index);
    }

    private static List<Candidate> records(int number) {
        SplittableRandom random = new SplittableRandom(1);
        List<Candidate> records = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            records.add(Contacts.contact(i, new UUID(random.nextLong(), random.nextLong()).toString()));
        }
        return records;
    }

    private static void report(String what, List<Candidate> records, Filling filling) {
        InMemoryMatchcodeStore store = new InMemoryMatchcodeStore();
        DuplicateIndex index = new DuplicateIndex(store, Contacts.rules(false));
        long clock = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        filling.fill(index);
        double busy = (THREADS.getCurrentThreadCpuTime() - processor) / 1e9;
        double passed = (System.nanoTime() - clock) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d records %s: %.2f M/s of processor time, %.2f M/s by the clock, %.1f bytes per record%n",
                records.size(),
                what,
                records.size() / busy / 1e6,
                records.size() / passed / 1e6,
                store.memory().total() / (double) records.size());
    }
}
