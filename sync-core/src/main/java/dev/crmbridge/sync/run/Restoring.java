package dev.crmbridge.sync.run;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldLabels;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.undo.NotRestored;
import dev.crmbridge.sync.undo.Restored;
import dev.crmbridge.sync.undo.UndoStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which fields get their values of before again, and says what became of each. Pure. */
final class Restoring {
    private static final String REASON = "You took the change back.";

    private Restoring() {}

    /** @return what to do; empty when every field was changed since, or shows its value of before already */
    static List<Action> actions(UndoStep.Restore step, Snapshot outlook, Snapshot crm) {
        Snapshot side = step.inCrm() ? crm : outlook;
        Snapshot other = step.inCrm() ? outlook : crm;
        Map<String, FieldValue> back = new TreeMap<>();
        List<Action> questions = new ArrayList<>();
        new TreeMap<>(step.fields()).forEach((field, value) -> {
            FieldValue written = step.written().get(field);
            boolean there = side.value(field).equals(value);
            if (!there && !side.value(field).equals(written)) {
                return;
            } else if (!there) {
                back.put(field, value);
            }
            if (written != null && !other.value(field).equals(value)) {
                questions.add(Settlement.afterTakingBack(
                        field,
                        written,
                        step.inCrm() ? other.value(field) : value,
                        step.inCrm() ? value : other.value(field)));
            }
        });
        if (back.isEmpty()) {
            return questions;
        }
        List<Action> actions = new ArrayList<>();
        actions.add(
                step.inCrm()
                        ? new Action.UpdateCrm(back, ReasonCode.TAKEN_BACK, REASON)
                        : new Action.UpdateOutlook(back, ReasonCode.TAKEN_BACK, REASON));
        actions.addAll(questions);
        return actions;
    }

    /** @param side the side that was to be written, as it was before; null when it could not be read */
    static Restored outcome(UndoStep.Restore step, Applied applied, @Nullable Snapshot side) {
        List<String> written = new ArrayList<>();
        List<String> there = new ArrayList<>();
        Map<NotRestored, List<String>> kept = new LinkedHashMap<>();
        for (String field : new TreeSet<>(step.fields().keySet())) {
            if (applied.agreed().containsKey(field)) {
                written.add(field);
            } else if (side != null && side.value(field).equals(step.fields().get(field))) {
                there.add(field);
            } else {
                kept.computeIfAbsent(why(step, applied, side, field), reason -> new ArrayList<>())
                        .add(field);
            }
        }
        List<String> back = new ArrayList<>();
        if (written.size() == step.fields().size()) {
            back.add(step.reason());
        } else if (!written.isEmpty()) {
            back.add(labels(step, written) + ": " + step.reason());
        }
        if (!there.isEmpty()) {
            back.add(labels(step, there) + ": The values of before are there already; nothing had to be written.");
        }
        return new Restored(
                back,
                kept.entrySet().stream()
                        .map(each -> named(step, each.getValue(), each.getKey()))
                        .toList());
    }

    private static NotRestored why(UndoStep.Restore step, Applied applied, @Nullable Snapshot side, String field) {
        NotRestored changed = new NotRestored(
                ReasonCode.CHANGED_SINCE,
                "It was changed since, so it stays as it is" + (step.inCrm() ? " in the CRM." : " in Outlook."));
        return side != null && !side.value(field).equals(step.written().get(field))
                ? changed
                : Unwritten.why(applied, field).orElse(changed);
    }

    /** @return nothing was written, all for one reason */
    static Restored none(UndoStep.Restore step, NotRestored reason) {
        return new Restored(
                List.of(), List.of(named(step, new TreeSet<>(step.fields().keySet()), reason)));
    }

    private static NotRestored named(UndoStep.Restore step, Collection<String> fields, NotRestored reason) {
        return new NotRestored(reason.code(), labels(step, fields) + ": " + reason.reason());
    }

    private static String labels(UndoStep.Restore step, Collection<String> fields) {
        return fields.stream()
                .map(field -> FieldLabels.of(step.record().entity(), field))
                .collect(Collectors.joining(", "));
    }
}
