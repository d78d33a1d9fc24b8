package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.FieldValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to happen to one pair.
 *
 * @param outlook state of Outlook's side
 * @param crm state of the CRM's side
 * @param decision the cell of the decision table
 * @param actions in the order in which they have to be done; empty = nothing to do
 */
public record Plan(SideState outlook, SideState crm, Decision decision, List<Action> actions) {
    /** Both sides are as agreed. */
    static final Plan IN_STEP = new Plan(SideState.UNCHANGED, SideState.UNCHANGED, Decision.NOTHING, List.of());

    /** Both sides are as agreed, and closed. */
    static final Plan IN_STEP_CLOSED =
            new Plan(SideState.CLOSED, SideState.CLOSED, Decision.MERGE_FROM_CLOSED, List.of());

    public Plan {
        actions = List.copyOf(actions);
    }

    /** @return whether there is nothing to do */
    public boolean isEmpty() {
        return actions.isEmpty();
    }

    /** @return whether doing it changes anything, in Outlook, in the CRM or in our store; waiting does not */
    public boolean changesSomething() {
        for (Action action : actions) {
            if (!(action instanceof Action.Wait)) {
                return true;
            }
        }
        return false;
    }

    /** @return the base after every action is done */
    public Base after(Base base) {
        Map<String, FieldValue> agreed = new HashMap<>();
        Map<String, Difference> held = new HashMap<>(base.held());
        var parked = base.parked();
        var asked = base.asked();
        for (Action action : actions) {
            if (action instanceof Action.UpdateCrm update) {
                agreed.putAll(update.fields());
            } else if (action instanceof Action.UpdateOutlook update) {
                agreed.putAll(update.fields());
            } else if (action instanceof Action.RefreshBase refresh) {
                agreed.putAll(refresh.fields());
            } else if (action instanceof Action.Hold hold) {
                held.put(hold.difference().field(), hold.difference());
            } else if (action instanceof Action.Release release) {
                held.remove(release.field());
            } else if (action instanceof Action.Park park) {
                parked = park.code();
                asked = park.left();
            } else if (action instanceof Action.Unpark) {
                parked = null;
                asked = null;
            }
        }
        return new Base(base.agreed().with(agreed), held, parked, base.meeting(), asked, base.deleting());
    }
}
