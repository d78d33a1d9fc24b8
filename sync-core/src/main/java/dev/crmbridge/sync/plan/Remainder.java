package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What was left of a pair when a person was asked about the deletion of its other half. A choice to delete it holds for that and nothing
 * newer.
 *
 * @param where the side that was left, where a deletion would happen
 * @param content as it was then
 */
public record Remainder(DeletionBrake.Where where, Snapshot content) {
    /** @return what is left of a pair with these sides, or null when both or none are there */
    public static @Nullable Remainder of(OutlookSide outlook, CrmSide crm) {
        if (outlook instanceof OutlookSide.Present item) {
            return crm instanceof CrmSide.Present ? null : new Remainder(DeletionBrake.Where.OUTLOOK, item.snapshot());
        }
        return crm instanceof CrmSide.Present record ? new Remainder(DeletionBrake.Where.CRM, record.snapshot()) : null;
    }
}
