package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person's choice in a difference leads to. */
public final class Settlement {
    private Settlement() {}

    /** Whose value is used. */
    public enum Side {
        OUTLOOK,
        CRM,
        /** Nobody's: both stay as they are, and it is not asked again until Outlook's value or the candidates change. For duplicates only. */
        LEAVE;

        /** @return the word used in JSON and on the command line */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return the side with that word */
        public static Optional<Side> named(String word) {
            for (Side side : values()) {
                if (side.word().equals(word)) {
                    return Optional.of(side);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * @param difference the difference as the person saw it
     * @param outlook Outlook's values now
     * @param crm the CRM's values now
     * @param use whose value is used
     * @return what has to be done; empty when that cannot be chosen, or when the value that would be replaced is not the one the person
     *     saw
     */
    public static List<Action> of(Difference difference, Snapshot outlook, Snapshot crm, Side use) {
        String field = difference.field();
        boolean duplicate = difference.code() == ReasonCode.POSSIBLE_DUPLICATES;
        return switch (use) {
            case OUTLOOK ->
                replacing(
                        difference,
                        false,
                        crm.value(field),
                        new Action.UpdateCrm(
                                value(field, outlook),
                                duplicate ? ReasonCode.DUPLICATE_SAVED : ReasonCode.CONFLICT_RESOLVED,
                                duplicate
                                        ? "You chose to save Outlook's value although there may be duplicates."
                                        : "You chose Outlook's value."));
            case CRM ->
                replacing(
                        difference,
                        true,
                        outlook.value(field),
                        new Action.UpdateOutlook(
                                value(field, crm), ReasonCode.CONFLICT_RESOLVED, "You chose the CRM's value."));
            case LEAVE ->
                duplicate
                        ? List.of(new Action.Hold(
                                new Difference(
                                        field,
                                        difference.before(),
                                        outlook.value(field),
                                        crm.value(field),
                                        ReasonCode.DUPLICATES_LEFT),
                                "You chose to leave both values because of possible duplicates. You are asked again when"
                                        + " Outlook's value or the possible duplicates change."))
                        : List.of();
        };
    }

    /** Only the value the person saw is replaced; one nobody else has any more is kept before that. */
    private static List<Action> replacing(
            Difference difference, boolean outlookLoses, FieldValue replaced, Action choice) {
        var keep = new Action.KeepValue(
                difference, outlookLoses, "The value that you did not choose is kept in the history.");
        if (!replaced.equals(keep.lost())) {
            return List.of();
        }
        return replaced.equals(difference.before()) ? List.of(choice) : List.of(keep, choice);
    }

    private static Map<String, FieldValue> value(String field, Snapshot side) {
        return Map.of(field, side.value(field));
    }
}
