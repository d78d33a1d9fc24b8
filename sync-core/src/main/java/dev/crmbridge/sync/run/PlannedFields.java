package dev.crmbridge.sync.run;

import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.OutlookSide;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields a planned action is about, with the values of both sides. Pure. */
final class PlannedFields {
    private PlannedFields() {}

    /** @return in the order of the form; empty when the action is about the whole pair */
    static List<SyncReport.Field> of(PairView view, Action action, ZoneId zone) {
        Snapshot base = view.base().agreed();
        Snapshot outlook = view.sides().outlook() instanceof OutlookSide.Present side ? side.snapshot() : base;
        Snapshot crm = view.sides().crm() instanceof CrmSide.Present side ? side.snapshot() : base;
        if (action instanceof Action.UpdateCrm update) {
            return both(base.table(), update.fields(), update.fields()::get, crm::value, zone);
        } else if (action instanceof Action.UpdateOutlook update) {
            return both(base.table(), update.fields(), outlook::value, update.fields()::get, zone);
        } else if (action instanceof Action.RefreshBase agreed) {
            return both(base.table(), agreed.fields(), outlook::value, crm::value, zone);
        } else if (action instanceof Action.Hold hold) {
            return one(base.table(), hold.difference(), zone);
        } else if (action instanceof Action.KeepValue keep) {
            return one(base.table(), keep.difference(), zone);
        } else if (action instanceof Action.Release release) {
            return both(
                    base.table(),
                    Map.of(release.field(), base.value(release.field())),
                    outlook::value,
                    crm::value,
                    zone);
        }
        return List.of();
    }

    /** @return the fields of a record that becomes an item, without those that are empty */
    static List<SyncReport.Field> coming(Snapshot content, ZoneId zone) {
        List<SyncReport.Field> fields = new ArrayList<>();
        for (Field field : FieldRegistry.of(content.table()).fields()) {
            String shown = field.show(content.value(field.name()), zone);
            if (!shown.isEmpty()) {
                fields.add(new SyncReport.Field(field.name(), "", shown));
            }
        }
        return fields;
    }

    private static List<SyncReport.Field> one(String table, Difference difference, ZoneId zone) {
        return both(
                table,
                Map.of(difference.field(), difference.before()),
                name -> difference.outlook(),
                name -> difference.crm(),
                zone);
    }

    private static List<SyncReport.Field> both(
            String table,
            Map<String, FieldValue> wanted,
            Function<String, FieldValue> outlook,
            Function<String, FieldValue> crm,
            ZoneId zone) {
        return FieldRegistry.of(table).fields().stream()
                .filter(field -> wanted.containsKey(field.name()))
                .map(field -> new SyncReport.Field(
                        field.name(),
                        field.show(outlook.apply(field.name()), zone),
                        field.show(crm.apply(field.name()), zone)))
                .toList();
    }
}
