package dev.crmbridge.bench.planner;

import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.plan.PairPlanner;
import dev.crmbridge.sync.plan.Plan;
import dev.crmbridge.sync.plan.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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

/**
 * Pairs planned per second on one core. The three snapshots of a pair are different objects, as after reading both sides, and
 * 4,096 pairs with content of their own take turns. Not thread-safe.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlannerBenchmark {
    private static final int PAIRS = 4096;
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final PairPlanner planner = new PairPlanner();
    private final Policy policy = Policy.standard(ZoneId.of("Europe/Berlin"));
    private final Base[] bases = new Base[PAIRS];
    private final OutlookSide[] sameItems = new OutlookSide[PAIRS];
    private final OutlookSide[] editedItems = new OutlookSide[PAIRS];
    private final CrmSide[] sameRecords = new CrmSide[PAIRS];
    private final CrmSide[] editedRecords = new CrmSide[PAIRS];
    private int next;

    /** Makes the pairs. */
    public PlannerBenchmark() {
        for (int i = 0; i < PAIRS; i++) {
            bases[i] = Base.of(task(i, "", ""));
            sameItems[i] = new OutlookSide.Present(task(i, "", ""), Set.of());
            editedItems[i] = new OutlookSide.Present(task(i, " (edited)", ""), Set.of());
            sameRecords[i] = new CrmSide.Present(task(i, "", ""), CrmSide.Rights.all());
            editedRecords[i] = new CrmSide.Present(task(i, "", " More in CRM."), CrmSide.Rights.all());
        }
    }

    /** @return the plan of a pair that is in step */
    @Benchmark
    public Plan unchanged() {
        int pair = turn();
        return planner.plan(bases[pair], sameItems[pair], sameRecords[pair], policy, NOW);
    }

    /** @return the plan of a pair with another field changed on either side */
    @Benchmark
    public Plan changed() {
        int pair = turn();
        return planner.plan(bases[pair], editedItems[pair], editedRecords[pair], policy, NOW);
    }

    private int turn() {
        next = (next + 1) & (PAIRS - 1);
        return next;
    }

    private static Snapshot task(int number, String subjectEnd, String descriptionEnd) {
        Map<String, FieldValue> values = new HashMap<>();
        values.put("subject", FieldValue.text("Call about offer " + number + subjectEnd));
        values.put("description", FieldValue.text("Three variants for customer " + number + "." + descriptionEnd));
        values.put("scheduledend", new FieldValue.Day(LocalDate.of(2026, 12, 1).plusDays(number % 90)));
        values.put("prioritycode", new FieldValue.Whole(1));
        values.put("status", new FieldValue.Status(0, 2));
        return Snapshot.of("task", values);
    }
}
