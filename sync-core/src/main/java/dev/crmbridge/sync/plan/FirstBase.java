package dev.crmbridge.sync.plan;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * The base of a pair that was linked before by somebody else, so that nobody knows what both sides agreed on last. Pure.
 *
 * <p>What both sides show alike is agreed. Where one side is empty, the other one fills it. Where they differ, neither counts as the
 * older one ({@link FieldValue#UNKNOWN}): the planner asks, and neither value is written over the other.
 */
public final class FirstBase {
    private FirstBase() {}

    /**
     * @param item as read, nothing withheld
     * @param row as read with all mapped columns that may be read; a column that is absent is taken to agree with Outlook
     */
    public static Snapshot of(OutlookItem item, CrmRow row) {
        FieldRegistry registry = FieldRegistry.of(row.ref().entity());
        ZoneId zone = item.facts().zone();
        Snapshot crm =
                registry.readCrm(row, zone, registry.readOutlook(item, null).snapshot());
        Snapshot outlook = registry.readOutlook(item, crm).snapshot();
        Map<String, FieldValue> agreed = new HashMap<>();
        for (Field field : registry.fields()) {
            agreed.put(field.name(), agreed(field, outlook, crm, zone));
        }
        return Snapshot.of(registry.table(), agreed);
    }

    /** @return the base of a pair while it is not known of any field what was agreed on, to be {@link #completed} once both are read */
    public static Snapshot unknown(String table) {
        Map<String, FieldValue> nothing = new HashMap<>();
        FieldRegistry.of(table).fields().forEach(field -> nothing.put(field.name(), FieldValue.UNKNOWN));
        return Snapshot.of(table, nothing);
    }

    /**
     * @param base in which fields may be {@link FieldValue#UNKNOWN}
     * @return the same, with those fields as {@link #of} has them
     */
    public static Snapshot completed(Snapshot base, OutlookItem item, CrmRow row) {
        Map<String, FieldValue> open = new HashMap<>(of(item, row).values());
        open.keySet().removeIf(field -> !base.value(field).equals(FieldValue.UNKNOWN));
        return base.with(open);
    }

    private static FieldValue agreed(Field field, Snapshot outlook, Snapshot crm, ZoneId zone) {
        FieldValue inOutlook = outlook.value(field.name());
        FieldValue inCrm = crm.value(field.name());
        if (inOutlook.equals(inCrm) || field.alike(outlook, crm, zone)) {
            return inCrm;
        }
        boolean oneIsEmpty = inOutlook.equals(FieldValue.NONE) || inCrm.equals(FieldValue.NONE);
        return oneIsEmpty ? FieldValue.NONE : FieldValue.UNKNOWN;
    }
}
