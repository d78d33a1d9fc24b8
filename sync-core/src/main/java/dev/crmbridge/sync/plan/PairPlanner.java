package dev.crmbridge.sync.plan;

import static dev.crmbridge.sync.plan.SideState.CHANGED;
import static dev.crmbridge.sync.plan.SideState.CLOSED;
import static dev.crmbridge.sync.plan.SideState.MISSING_CONFIRMED;
import static dev.crmbridge.sync.plan.SideState.MISSING_ONCE;
import static dev.crmbridge.sync.plan.SideState.NOT_VISIBLE;
import static dev.crmbridge.sync.plan.SideState.UNCHANGED;
import static dev.crmbridge.sync.plan.SideState.UNREADABLE;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * Decides what has to happen to a linked pair.
 *
 * <p>Pure and total: an answer for every input, the same one every time. Doing the plan and planning again yields nothing.
 * Stateless and thread-safe.
 */
public final class PairPlanner {
    /**
     * Plans one pair.
     *
     * @param base what both sides agreed on, and what waits
     * @param outlook Outlook's side
     * @param crm the CRM's side
     * @param policy what the user decided
     * @param now to tell past appointments from future ones
     */
    public Plan plan(Base base, OutlookSide outlook, CrmSide crm, Policy policy, Instant now) {
        SideState outlookState = stateOf(outlook, base.agreed());
        SideState crmState = stateOf(crm, base.agreed());
        Decision decision = decide(outlookState, crmState);
        if (base.held().isEmpty() && base.parked() == null) {
            if (decision == Decision.NOTHING) {
                return Plan.IN_STEP;
            } else if (decision == Decision.MERGE_FROM_CLOSED && sameAsAgreed(base.agreed(), outlook, crm)) {
                return Plan.IN_STEP_CLOSED;
            }
        }
        return new Plan(
                outlookState,
                crmState,
                decision,
                actions(decision, new Pair(base, outlook, crm, policy, now), outlookState));
    }

    private static List<Action> actions(Decision decision, Pair pair, SideState outlook) {
        return switch (decision) {
            case NOTHING, MERGE, MERGE_FROM_CLOSED -> new FieldMerge(pair).actions();
            case WAIT ->
                List.of(
                        outlook == UNREADABLE
                                ? new Action.Wait(
                                        ReasonCode.ITEM_UNREADABLE,
                                        "The Outlook item could not be read this time. Nothing is concluded from that; the next"
                                                + " run tries again.")
                                : new Action.Wait(
                                        ReasonCode.RECORD_UNREADABLE,
                                        "The CRM record could not be read this time. Nothing is concluded from that; the next run"
                                                + " tries again."));
            case LOOK_AGAIN ->
                List.of(new Action.Wait(
                        ReasonCode.SECOND_SIGHTING,
                        outlook == MISSING_ONCE
                                ? "The Outlook item was not found. It counts as deleted only when the next run does not find it"
                                        + " either."
                                : "The CRM record was not found. It counts as deleted only when the next run does not find it"
                                        + " either."));
            case UNLINK, DELETE_RECORD, DELETE_ITEM, ASK -> Departure.actions(decision, pair);
        };
    }

    /** @return the state of Outlook's side; allocates nothing */
    static SideState stateOf(OutlookSide side, Snapshot agreed) {
        if (side instanceof OutlookSide.Present present) {
            return stateOf(present.snapshot(), agreed);
        } else if (side instanceof OutlookSide.Unreadable) {
            return UNREADABLE;
        } else if (side instanceof OutlookSide.MissingOnce) {
            return MISSING_ONCE;
        }
        return side instanceof OutlookSide.MissingConfirmed ? MISSING_CONFIRMED : NOT_VISIBLE;
    }

    /** @return the state of the CRM's side; allocates nothing */
    static SideState stateOf(CrmSide side, Snapshot agreed) {
        if (side instanceof CrmSide.Present present) {
            return stateOf(present.snapshot(), agreed);
        } else if (side instanceof CrmSide.Unreadable) {
            return UNREADABLE;
        } else if (side instanceof CrmSide.MissingOnce) {
            return MISSING_ONCE;
        }
        return side instanceof CrmSide.MissingConfirmed ? MISSING_CONFIRMED : NOT_VISIBLE;
    }

    private static boolean sameAsAgreed(Snapshot agreed, OutlookSide outlook, CrmSide crm) {
        return outlook instanceof OutlookSide.Present item
                && crm instanceof CrmSide.Present record
                && item.snapshot().equals(agreed)
                && record.snapshot().equals(agreed);
    }

    private static SideState stateOf(Snapshot now, Snapshot agreed) {
        if (now.closed()) {
            return CLOSED;
        }
        return now.equals(agreed) ? UNCHANGED : CHANGED;
    }

    /** The decision table; its text form is the table's documentation and the test's input. */
    static Decision decide(SideState outlook, SideState crm) {
        if (outlook == UNREADABLE || crm == UNREADABLE) {
            return Decision.WAIT;
        }
        if (outlook == MISSING_ONCE || crm == MISSING_ONCE) {
            return Decision.LOOK_AGAIN;
        }
        if (outlook == NOT_VISIBLE || crm == NOT_VISIBLE) {
            return Decision.UNLINK;
        }
        if (outlook == MISSING_CONFIRMED) {
            return switch (crm) {
                case UNCHANGED -> Decision.DELETE_RECORD;
                case CHANGED -> Decision.ASK;
                default -> Decision.UNLINK;
            };
        }
        if (crm == MISSING_CONFIRMED) {
            return switch (outlook) {
                case UNCHANGED -> Decision.DELETE_ITEM;
                case CHANGED -> Decision.ASK;
                default -> Decision.UNLINK;
            };
        }
        if (crm == CLOSED) {
            return Decision.MERGE_FROM_CLOSED;
        }
        return outlook == UNCHANGED && crm == UNCHANGED ? Decision.NOTHING : Decision.MERGE;
    }
}
