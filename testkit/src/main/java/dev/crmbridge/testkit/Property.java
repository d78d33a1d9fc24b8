package dev.crmbridge.testkit;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;

/**
 * Runs a check against many seeded random inputs.
 *
 * <p>Each run gets its own generator. A failing run reports its seed; {@code -Dseed=N} replays exactly that run alone.
 * Without the property the seeds are fixed, so a build is repeatable; {@code -Dproperty.runs=N} widens the search,
 * {@code -Dproperty.first=N} begins it elsewhere.
 */
public final class Property {
    private static final long USUAL_FIRST_SEED = 20_261_101L;

    private Property() {}

    /** One run of a check; throws to fail. */
    @FunctionalInterface
    public interface Check {
        /**
         * @param random generator of this run, never shared with another run
         * @throws Throwable when the property does not hold
         */
        void run(SplittableRandom random) throws Throwable;
    }

    /**
     * Runs {@code check} {@code runs} times.
     *
     * @param name what should hold, as a sentence; part of the failure message
     * @param runs number of seeds to try, at least 1; {@code -Dproperty.runs} replaces it, {@code -Dproperty.factor} multiplies it
     */
    public static void holds(String name, int runs, Check check) {
        String replay = System.getProperty("seed");
        if (replay != null) {
            run(name, Long.parseLong(replay), check);
            return;
        }
        int count = Integer.getInteger("property.runs", runs * factor());
        long first = Long.getLong("property.first", USUAL_FIRST_SEED);
        for (int i = 0; i < count; i++) {
            run(name, first + i, check);
        }
    }

    /** @return how many times the usual number of runs is tried */
    public static int factor() {
        return Integer.getInteger("property.factor", 1);
    }

    /** @return whether the usual number of runs or more is tried, so that it may be asked what all of them met together */
    public static boolean isWhole() {
        return System.getProperty("seed") == null && System.getProperty("property.runs") == null;
    }

    private static void run(String name, long seed, Check check) {
        try {
            check.run(new SplittableRandom(seed));
        } catch (Throwable failure) {
            Assertions.fail("does not hold: " + name + " (replay with -Dseed=" + seed + "): " + failure, failure);
        }
    }
}
