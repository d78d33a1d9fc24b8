package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.plan.Plan;
import dev.crmbridge.sync.store.Link;
import org.jspecify.annotations.Nullable;

/**
 * A pair as seen closely, with what is planned.
 *
 * @param link the pair as stored when it was looked at
 * @param item the item as read, or null
 * @param row the record as read, or null when it counts as unchanged or was not there
 */
record PairView(
        Link link,
        Base base,
        Sides sides,
        Plan plan,
        @Nullable OutlookItem item,
        @Nullable CrmRow row) {
    /** Both sides as the planner sees them. */
    record Sides(OutlookSide outlook, CrmSide crm) {}
}
