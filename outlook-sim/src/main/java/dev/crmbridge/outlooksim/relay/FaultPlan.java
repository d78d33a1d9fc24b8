package dev.crmbridge.outlooksim.relay;

import java.time.Duration;

/**
 * How often the simulated Outlook misbehaves. Shares are of all calls, from 0 (never) to 1 (always), decided by the seed.
 *
 * @param seed same seed and same calls, same faults
 * @param rejected share of calls answered RPC_E_CALL_REJECTED; they do not run
 * @param retryLater share of calls answered RPC_E_SERVERCALL_RETRYLATER; they do not run
 * @param slow share of calls that take {@code slowBy} longer
 * @param slowBy how much longer
 * @param dead share of calls at which Outlook dies; it can be attached to again at once
 * @param guard whether the object-model guard denies its members to programs that are not trusted
 * @param lostEvents share of events without an answer that never arrive
 */
public record FaultPlan(
        long seed,
        double rejected,
        double retryLater,
        double slow,
        Duration slowBy,
        double dead,
        boolean guard,
        double lostEvents) {
    public FaultPlan {
        for (double share : new double[] {rejected, retryLater, slow, dead, lostEvents}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of " + share + " is not between 0 and 1");
            }
        }
        if (slowBy.isNegative()) {
            throw new IllegalArgumentException("a negative delay");
        }
    }

    /** @return no faults at all */
    public static FaultPlan none() {
        return new FaultPlan(0, 0, 0, 0, Duration.ZERO, 0, false, 0);
    }

    /** @return a plan that only denies guarded members */
    public static FaultPlan guarded() {
        return new FaultPlan(0, 0, 0, 0, Duration.ZERO, 0, true, 0);
    }
}
