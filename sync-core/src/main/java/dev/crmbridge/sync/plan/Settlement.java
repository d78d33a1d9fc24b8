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
     * @param agreed what both sides agreed on last
     * @param outlook Outlook's values now
     * @param crm the CRM's values now
     * @param use whose value is used
     * @return what has to be done; empty when that cannot be chosen, or when the value that would be replaced is not the one the person
     *     saw
     */
    public static List<Action> of(Difference difference, Snapshot agreed, Snapshot outlook, Snapshot crm, Side use) {
        if (difference.takesBack(agreed, outlook, crm)) {
            return ofTakingBack(difference, use);
        }
        boolean unanswerable = difference.isOfTakingBack()
                && !outlook.value(difference.field()).equals(difference.outlook());
        return unanswerable ? List.of() : of(difference, outlook, crm, use);
    }

    static List<Action> of(Difference difference, Snapshot outlook, Snapshot crm, Side use) {
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

    /**
     * @param agreed the value both sides showed before one of them got its value of before again
     * @return the question that follows: which of the two values both sides are to show
     */
    public static Action afterTakingBack(String field, FieldValue agreed, FieldValue outlook, FieldValue crm) {
        return new Action.Hold(
                new Difference(field, agreed, outlook, crm, ReasonCode.CONFLICT),
                "Both sides differ since the change was taken back; choose between them.");
    }

    /** Either the CRM gets the value of before in spite of the duplicates, or nothing is written. */
    private static List<Action> ofTakingBack(Difference difference, Side use) {
        String field = difference.field();
        FieldValue now = difference.crm();
        return use == Side.OUTLOOK
                ? List.of(
                        new Action.UpdateCrm(
                                Map.of(field, difference.outlook()),
                                ReasonCode.DUPLICATE_SAVED,
                                "You chose to take the change back although there may be duplicates."),
                        afterTakingBack(field, now, now, difference.outlook()))
                : List.of(new Action.Release(
                        field, ReasonCode.DIFFERENCE_GONE, "You chose not to take the change back; both sides stay."));
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
