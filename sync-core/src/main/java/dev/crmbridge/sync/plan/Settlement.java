package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldValue;
import java.util.List;
import java.util.Map;

/** What a person's choice in a difference leads to. */
public final class Settlement {
    private Settlement() {}

    /** Whose value is used. */
    public enum Side {
        OUTLOOK,
        CRM
    }

    /**
     * @param field the field in which both sides differ
     * @param difference the difference as the person saw it; when a side has changed since, plan again instead
     * @param use whose value is used
     * @return the actions: the other value goes to the journal first
     * @throws IllegalArgumentException when Outlook's value is chosen for a record that takes none: it is closed, or the user may
     *     not change it
     */
    public static List<Action> of(Field field, Difference difference, Side use) {
        boolean crmTakesNone =
                difference.code() == ReasonCode.CLOSED_IN_CRM || difference.code() == ReasonCode.NO_PRIVILEGE;
        if (use == Side.OUTLOOK && crmTakesNone) {
            throw new IllegalArgumentException("The record takes no changes ("
                    + difference.code().word() + "); only the CRM's value can be used.");
        }
        String reason =
                "You chose " + (use == Side.OUTLOOK ? "Outlook's" : "the CRM's") + " value for " + field.label() + ".";
        FieldValue value = use == Side.OUTLOOK ? difference.outlook() : difference.crm();
        Map<String, FieldValue> fields = Map.of(field.name(), value);
        return List.of(
                new Action.KeepValue(difference, use == Side.CRM, reason),
                use == Side.OUTLOOK
                        ? new Action.UpdateCrm(fields, ReasonCode.CONFLICT, reason)
                        : new Action.UpdateOutlook(fields, ReasonCode.CONFLICT, reason),
                new Action.Release(field.name(), ReasonCode.DIFFERENCE_GONE, reason));
    }
}
