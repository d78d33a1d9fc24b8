package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three-way merge, field by field, of a pair of which both sides were read. For one pair. */
final class FieldMerge {
    private final Base base;
    private final OutlookSide.Present outlook;
    private final CrmSide.Present crm;
    private final Policy policy;
    private final ZoneId zone;
    private final FieldRegistry registry;
    private final boolean closed;
    private final Progress progress;
    private final OpenQuestions questions;

    /** Whether a field waits for a person; a record that was closed meanwhile could not take Outlook's value any more. */
    private boolean asks;

    private final List<Action> actions = new ArrayList<>();
    private final Map<String, FieldValue> toCrm = new LinkedHashMap<>();
    private final Map<String, FieldValue> toOutlook = new LinkedHashMap<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, FieldValue> agreed = new LinkedHashMap<>();

    FieldMerge(Pair pair) {
        if (!(pair.outlook() instanceof OutlookSide.Present item) || !(pair.crm() instanceof CrmSide.Present record)) {
            throw new IllegalArgumentException("only two sides that were read can be merged");
        }
        base = pair.base();
        outlook = item;
        crm = record;
        policy = pair.policy();
        zone = policy.zone();
        registry = pair.registry();
        closed = registry.closed(crm.snapshot());
        questions = new OpenQuestions(base);
        progress = new Progress(registry, base.agreed(), outlook.snapshot(), crm.snapshot(), zone);
    }

    List<Action> actions() {
        if (base.parked() != null) {
            actions.add(new Action.Unpark(
                    ReasonCode.BACK_AGAIN, "Item and record are both there again; the open question is settled."));
        }
        boolean clash = progress.clashes();
        registry.fields().stream().filter(field -> !field.isProgress()).forEach(field -> settle(field, false));
        registry.fields().stream().filter(Field::isProgress).forEach(field -> settle(field, clash));
        if (!clash) {
            showMergedProgress();
        }
        if (!toCrm.isEmpty()) {
            actions.add(new Action.UpdateCrm(
                    toCrm,
                    ReasonCode.CHANGED_IN_OUTLOOK,
                    "Changed in Outlook: " + registry.labels(toCrm.keySet()) + "."));
        }
        if (!toOutlook.isEmpty()) {
            actions.add(new Action.UpdateOutlook(
                    toOutlook,
                    ReasonCode.CHANGED_IN_CRM,
                    "Changed in CRM: " + registry.labels(toOutlook.keySet()) + "."));
        }
        if (!agreed.isEmpty()) {
            actions.add(new Action.RefreshBase(
                    agreed,
                    ReasonCode.SAME_ON_BOTH,
                    "Both sides show the same: " + registry.labels(agreed.keySet()) + "."));
        }
        return actions;
    }

    /** Outlook's status depends on the percentage too, so it may have to change when it did not change by itself. */
    private void showMergedProgress() {
        boolean moves = progress.isAmong(toOutlook.keySet()) || progress.isAmong(agreed.keySet());
        if (!moves || progress.isAmong(held)) {
            return;
        }
        Map<String, FieldValue> merged = new HashMap<>(agreed);
        merged.putAll(toCrm);
        merged.putAll(toOutlook);
        Snapshot after = base.agreed().with(merged);
        if (progress.changesStatus(after)) {
            String status = registry.status().name();
            toOutlook.put(status, after.value(status));
        }
    }

    private void settle(Field field, boolean clash) {
        FieldValue before = base.agreed().value(field.name());
        FieldValue inOutlook = outlook.snapshot().value(field.name());
        FieldValue inCrm = crm.snapshot().value(field.name());
        if (direction(field) == Direction.NONE) {
            release(field);
            return;
        }
        boolean waits = clash ? clash(field, before, inOutlook, inCrm) : merge(field, before, inOutlook, inCrm);
        if (waits) {
            held.add(field.name());
        } else {
            release(field);
        }
    }

    private void release(Field field) {
        if (base.held().containsKey(field.name())) {
            actions.add(new Action.Release(
                    field.name(), ReasonCode.DIFFERENCE_GONE, "The difference in " + field.label() + " is gone."));
        }
    }

    private Direction direction(Field field) {
        return policy.directions().of(registry.table(), field);
    }

    /** One field of a progress that moved on both sides; all of them go the same way, or all of them stay as they are. */
    private boolean clash(Field field, FieldValue before, FieldValue inOutlook, FieldValue inCrm) {
        boolean alike = field.alike(outlook.snapshot(), crm.snapshot(), zone);
        var difference = new Difference(field.name(), before, inOutlook, inCrm, ReasonCode.CONFLICT);
        Policy.Conflicts conflicts = conflicts(field);
        if (direction(field) == Direction.TO_OUTLOOK) {
            return alike ? agree(field, before, inCrm) : crmWins(field, difference, ReasonCode.ONE_WAY_FIELD);
        }
        if (closed || conflicts == Policy.Conflicts.CRM_WINS) {
            return alike
                    ? agree(field, before, inCrm)
                    : crmWins(field, difference, closed ? ReasonCode.CLOSED_IN_CRM : ReasonCode.CONFLICT);
        } else if (conflicts == Policy.Conflicts.OUTLOOK_WINS && crm.rights().write()) {
            return alike && field.alike(outlook.snapshot(), progress.onceOutlookWins(), zone)
                    ? agree(field, before, inCrm)
                    : outlookWins(field, difference, ReasonCode.CONFLICT);
        }
        return !alike && hold(field, difference, ReasonCode.CONFLICT);
    }

    /** The fields of a progress go one way together, that of the status. */
    private Policy.Conflicts conflicts(Field field) {
        return policy.conflictsOf(
                registry.table(), field.isProgress() ? registry.status().name() : field.name());
    }

    private boolean agree(Field field, FieldValue before, FieldValue now) {
        if (!now.equals(before)) {
            agreed.put(field.name(), now);
        }
        return false;
    }

    /** @return whether the field stays different and that is remembered */
    private boolean merge(Field field, FieldValue before, FieldValue inOutlook, FieldValue inCrm) {
        boolean waits = questions.isAfterTakingBack(field.name(), inOutlook, inCrm)
                || questions.isTakingBack(field.name(), outlook.snapshot(), crm.snapshot());
        if (waits && !closed) {
            asks = true;
            return true;
        }
        boolean outlookChanged = !inOutlook.equals(before);
        boolean crmChanged = !inCrm.equals(before);
        if (!outlookChanged && !crmChanged) {
            return false;
        }
        if (inOutlook.equals(inCrm)) {
            return agree(field, before, inCrm);
        }
        var difference = new Difference(field.name(), before, inOutlook, inCrm, ReasonCode.CONFLICT);
        if (outlookChanged && isOfSomebodyElse(field)) {
            return hold(field, difference, ReasonCode.NOT_ORGANIZER);
        }
        if (!crmChanged) {
            return outlookOnly(field, difference);
        }
        return outlookChanged ? both(field, difference) : crmOnly(field, difference);
    }

    /** Who takes part in a meeting that somebody else organizes, and whose record somebody else owns, is not for us to change. */
    private boolean isOfSomebodyElse(Field field) {
        return registry.peopleFields().containsKey(field.name())
                && direction(field).reachesCrm()
                && !base.meeting().organizer()
                && !crm.rights().owner();
    }

    private boolean outlookOnly(Field field, Difference difference) {
        if (direction(field) == Direction.TO_OUTLOOK) {
            return hold(field, difference, ReasonCode.ONE_WAY_FIELD);
        }
        if (closed || !crm.rights().write()) {
            // when it looks as the CRM's does, the rest of the record says it already: a complete task shows 100 % by
            // itself
            return !field.alike(outlook.snapshot(), crm.snapshot(), zone)
                    && hold(field, difference, closed ? ReasonCode.CLOSED_IN_CRM : ReasonCode.NO_PRIVILEGE);
        }
        if (asks && field.isProgress() && registry.closed(outlook.snapshot())) {
            return hold(field, difference, ReasonCode.CLOSING_WAITS);
        }
        toCrm.put(field.name(), difference.outlook());
        return false;
    }

    private boolean crmOnly(Field field, Difference difference) {
        if (direction(field) == Direction.TO_CRM) {
            return false; // stays in the CRM until Outlook's value changes, and is then kept in the journal
        }
        if (outlook.shortened().contains(field.name())) {
            return hold(field, difference, ReasonCode.FIELD_SHORTENED);
        }
        if (field.alike(base.agreed(), crm.snapshot(), zone)) {
            agreed.put(field.name(), difference.crm());
        } else {
            toOutlook.put(field.name(), difference.crm());
        }
        return false;
    }

    private boolean both(Field field, Difference difference) {
        if (field.alike(outlook.snapshot(), crm.snapshot(), zone)) {
            agreed.put(field.name(), difference.crm());
            return false;
        }
        boolean intoOutlook =
                direction(field).reachesOutlook() && !outlook.shortened().contains(field.name());
        boolean intoCrm =
                direction(field).reachesCrm() && !closed && crm.rights().write();
        if (direction(field) == Direction.TO_OUTLOOK) {
            return crmWins(field, difference, ReasonCode.ONE_WAY_FIELD);
        }
        if (closed) {
            return hold(field, difference, ReasonCode.CLOSED_IN_CRM);
        }
        if (intoCrm && direction(field) == Direction.TO_CRM) {
            return outlookWins(field, difference, ReasonCode.ONE_WAY_FIELD);
        }
        Policy.Conflicts conflicts = conflicts(field);
        if (conflicts == Policy.Conflicts.OUTLOOK_WINS && intoCrm) {
            return outlookWins(field, difference, ReasonCode.CONFLICT);
        }
        if (conflicts == Policy.Conflicts.CRM_WINS && intoOutlook) {
            return crmWins(field, difference, ReasonCode.CONFLICT);
        }
        return hold(field, difference, intoCrm || intoOutlook ? ReasonCode.CONFLICT : ReasonCode.NO_PRIVILEGE);
    }

    private boolean outlookWins(Field field, Difference difference, ReasonCode code) {
        keep(field, difference, code, false);
        toCrm.put(field.name(), difference.outlook());
        return false;
    }

    private boolean crmWins(Field field, Difference difference, ReasonCode code) {
        keep(field, difference, code, true);
        toOutlook.put(field.name(), difference.crm());
        return false;
    }

    /** Keeps the losing value, unless it is the one both sides had before. */
    private void keep(Field field, Difference difference, ReasonCode code, boolean outlookLoses) {
        FieldValue lost = outlookLoses ? difference.outlook() : difference.crm();
        if (lost.equals(difference.before())) {
            return;
        }
        actions.add(new Action.KeepValue(
                coded(difference, code),
                outlookLoses,
                field.label() + ": " + (outlookLoses ? "the CRM's" : "Outlook's")
                        + " value is used, and the other one is kept in the history."));
    }

    private boolean hold(Field field, Difference difference, ReasonCode code) {
        asks |= code == ReasonCode.CONFLICT;
        if (code == ReasonCode.CONFLICT
                && questions.isAboutDuplicates(field.name(), difference.outlook(), difference.crm())) {
            return true;
        }
        Difference coded = coded(difference, code);
        if (!coded.equals(base.held().get(field.name()))) {
            actions.add(new Action.Hold(coded, Sentences.held(field, direction(field), coded, zone)));
        }
        return true;
    }

    private static Difference coded(Difference difference, ReasonCode code) {
        return new Difference(difference.field(), difference.before(), difference.outlook(), difference.crm(), code);
    }
}
