package dev.crmbridge.sync.run;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.undo.UndoStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides which fields get their values of before again. Pure. */
final class Restoring {
    private static final String REASON = "You took the change back.";

    private Restoring() {}

    /** @return what to do; empty when every field was changed since */
    static List<Action> actions(UndoStep.Restore step, Snapshot agreed, Snapshot outlook, Snapshot crm) {
        Snapshot side = step.inCrm() ? crm : outlook;
        Snapshot other = step.inCrm() ? outlook : crm;
        Map<String, FieldValue> back = new TreeMap<>();
        step.fields().forEach((field, value) -> {
            if (side.value(field).equals(step.written().get(field))) {
                back.put(field, value);
            }
        });
        if (back.isEmpty()) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        actions.add(
                step.inCrm()
                        ? new Action.UpdateCrm(back, ReasonCode.TAKEN_BACK, REASON)
                        : new Action.UpdateOutlook(back, ReasonCode.TAKEN_BACK, REASON));
        back.forEach((field, value) -> {
            if (!other.value(field).equals(value)) {
                actions.add(new Action.Hold(
                        new Difference(
                                field,
                                agreed.value(field),
                                step.inCrm() ? other.value(field) : value,
                                step.inCrm() ? value : other.value(field),
                                ReasonCode.CONFLICT),
                        "Both sides differ since the change was taken back; choose between them."));
            }
        });
        return actions;
    }
}
