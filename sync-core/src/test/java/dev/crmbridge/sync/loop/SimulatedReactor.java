package dev.crmbridge.sync.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A reactor in which a seed decides about every delay and order, and time passes only when nothing else is to be done.
 *
 * <p>One thread, nothing blocks: work of the lanes is done when its simulated time has come. The same seed gives the same trace.
 */
public final class SimulatedReactor implements Reactor {
    private final SimulatedClock clock;
    private final SplittableRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<Lane, Instant> busyUntil = new EnumMap<>(Lane.class);
    private final List<String> trace = new ArrayList<>();
    private final List<Runnable> inFlight = new ArrayList<>();
    private double hangs;
    private boolean crmHangs;
    private long number;
    private boolean stopped;

    private record Event(Instant time, long number, Runnable run) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = time.compareTo(other.time);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    /** @param clock shared with whoever lives longer than this reactor */
    public SimulatedReactor(SimulatedClock clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    /** Lets a share of the calls to Outlook and the CRM hang after or before their effect. */
    public void hangs(double share) {
        hangs = share;
    }

    /** Lets no call to the CRM come back. */
    public void crmHangs() {
        crmHangs = true;
    }

    /** @return what happened, for comparing runs */
    public List<String> trace() {
        return List.copyOf(trace);
    }

    /** Runs until nothing is left to be done before {@code limit} has passed, or the process ended. */
    public void run(Duration limit) {
        Instant end = clock.instant().plus(limit);
        while (!stopped && !events.isEmpty() && !events.peek().time().isAfter(end)) {
            step();
        }
    }

    /** Runs until a future is complete; fails when it cannot complete within a day. */
    public <T> T await(CompletableFuture<T> future) {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        while (!future.isDone() && !stopped) {
            if (events.isEmpty() || events.peek().time().isAfter(end)) {
                throw new AssertionError(
                        "waits forever; last events " + trace.subList(Math.max(0, trace.size() - 10), trace.size()));
            }
            step();
        }
        if (!future.isDone()) {
            throw new AssertionError("the process ended");
        }
        return future.join();
    }

    /** @return whether the process ended */
    public boolean ended() {
        return stopped;
    }

    /** Ends the process: nothing runs any more, but requests that were sent may still be carried out. */
    public void crash() {
        stopped = true;
        events.clear();
        for (Runnable sent : List.copyOf(inFlight)) {
            if (random.nextBoolean()) {
                sent.run();
            }
        }
    }

    private void step() {
        Event next = events.remove();
        clock.advanceTo(next.time());
        next.run().run();
    }

    private void at(Instant time, Runnable run) {
        if (!stopped) {
            events.add(new Event(time, ++number, run));
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void post(Runnable event) {
        at(clock.instant(), event);
    }

    @Override
    public Runnable after(Duration delay, Runnable event) {
        boolean[] cancelled = new boolean[1];
        at(clock.instant().plus(delay), () -> {
            if (!cancelled[0]) {
                event.run();
            }
        });
        return () -> cancelled[0] = true;
    }

    @Override
    public <T> CompletableFuture<T> call(Lane lane, Supplier<T> work) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        if (stopped) {
            return reply;
        }
        Instant start = lane == Lane.HTTP ? clock.instant() : later(clock.instant(), busyUntil.get(lane));
        Instant done = start.plusMillis(lane == Lane.DISK ? 1 : 1 + random.nextInt(20));
        busyUntil.put(lane, done);
        boolean hung = lane == Lane.HTTP && crmHangs || lane != Lane.DISK && hangs > 0 && random.nextDouble() < hangs;
        boolean effect = !hung || random.nextBoolean();
        Runnable sent = effect && lane != Lane.DISK ? () -> carryOut(work) : () -> {};
        inFlight.add(sent);
        at(done, () -> {
            inFlight.remove(sent);
            trace.add(lane + " at " + clock.instant().toEpochMilli());
            if (hung) {
                if (effect) {
                    carryOut(work);
                }
                at(clock.instant().plusSeconds(60), () -> reply.completeExceptionally(new HungWorker(lane)));
                return;
            }
            try {
                T value = work.get();
                at(clock.instant().plusMillis(random.nextInt(3)), () -> reply.complete(value));
            } catch (RuntimeException thrown) {
                at(clock.instant(), () -> reply.completeExceptionally(thrown));
            }
        });
        return reply;
    }

    private static void carryOut(Supplier<?> work) {
        Object ignored = work.get();
        if (ignored == null) {
            throw new AssertionError("a port call returned nothing");
        }
    }

    private static Instant later(Instant one, @org.jspecify.annotations.Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public UUID randomId() {
        return Ids.version4(random.nextLong(), random.nextLong());
    }

    @Override
    public void close() {
        stopped = true;
        events.clear();
    }
}
