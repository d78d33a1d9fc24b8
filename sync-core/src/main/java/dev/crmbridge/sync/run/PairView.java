package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.plan.Plan;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair as seen closely, with what is planned.
 *
 * @param link the pair as stored when it was looked at
 * @param item the item as read, or null
 * @param row the record as read, or null when it counts as unchanged or was not there
 * @param partial whether something is left to be looked at afterwards: the plan is about single fields only, or it could not be found out
 *     who the people are
 */
record PairView(
        Link link,
        Base base,
        Sides sides,
        Plan plan,
        @Nullable OutlookItem item,
        @Nullable CrmRow row,
        boolean partial) {
    /** Both sides as the planner sees them. */
    record Sides(OutlookSide outlook, CrmSide crm) {}

    /** @return the same pair with other things to do */
    PairView doing(List<Action> actions) {
        return new PairView(
                link, base, sides, new Plan(plan.outlook(), plan.crm(), plan.decision(), actions), item, row, partial);
    }

    /** @return the same pair, to be looked at once more by the next pass whatever is done now */
    PairView toLookAgain() {
        return new PairView(link, base, sides, plan, item, row, true);
    }

    /** @return the same pair as it is stored, with something to do for single fields */
    PairView doingPart(Link stored, List<Action> actions) {
        return new PairView(stored, base, sides, doing(actions).plan(), item, row, true);
    }
}
