package dev.crmbridge.outlooksim;

import dev.crmbridge.outlooksim.relay.FaultPlan;
import java.time.Duration;

/** The same promises while Outlook refuses every fourth call for being busy. */
class BusySimulatedMailboxContractTest extends SimulatedMailboxContractTest {
    @Override
    FaultPlan plan() {
        return new FaultPlan(7, 0.15, 0.1, 0, Duration.ZERO, 0, false, 0);
    }
}
