package dev.crmbridge.web.text;

import org.jspecify.annotations.Nullable;

/** Whole sentences with values in them. Pure. */
public final class Sentences {
    private Sentences() {}

    /** Why a code was answered, with the item in front: “X”: It is tracked already. */
    public static String about(@Nullable String subject, String code, @Nullable String detail) {
        return "“" + Display.subject(subject) + "”: " + of(code, detail);
    }

    /**
     * The sentence of a code: the fact, what was left alone, the next step.
     *
     * @param code a code of the closed list; for one without a sentence here the detail alone is said
     * @param detail what the code is about: the missing right for {@code no-privilege}, the reason for
     *     {@code record-kept}; null when there is none
     */
    public static String of(String code, @Nullable String detail) {
        return switch (code) {
            case "too-many" -> "Select at most 20 items; nothing was tracked.";
            case "mixed-kinds" -> "Select items of one kind; nothing was tracked.";
            case "recurring" -> "Recurring items cannot be tracked; copy one occurrence to a single item.";
            case "assigned-task" -> "This task is assigned to someone; only your own unassigned tasks can be tracked.";
            case "wrong-store" -> "It is not in your Exchange mailbox; move it there to track it.";
            case "already-tracked" -> "It is tracked already.";
            case "no-privilege" -> "Your CRM role does not allow " + or(detail, "this") + "; nothing was changed.";
            case "meeting-not-in-calendar" -> "Accept the meeting first, then track it.";
            case "private" -> "It is marked private; track it anyway?";
            case "relinked" -> "Linked again to its earlier record.";
            case "record-kept" -> "Untracked; the CRM record stays because " + or(detail, "you chose so") + ".";
            default -> or(detail, "It was not done; nothing was changed.");
        };
    }

    /** A field both sides changed. */
    public static String conflict(String field) {
        return field
                + " was changed in Outlook and in CRM. Choose which value to keep. Until then both stay as they are.";
    }

    /** The run that stopped before deleting. */
    public static String brake(Display display, long count, boolean inCrm) {
        String gone = display.plural(count, "item", "items") + " disappeared from ";
        return inCrm
                ? "This run would delete " + display.plural(count, "CRM record", "CRM records") + " because " + gone
                        + "Outlook. Nothing has been deleted."
                : "This run would delete " + display.plural(count, "Outlook item", "Outlook items") + " because "
                        + display.plural(count, "record", "records")
                        + " disappeared from CRM. Nothing has been deleted.";
    }

    /** CRM does not answer. */
    public static String offline(Display display, long waiting) {
        String reach = "CRM cannot be reached. You can go on";
        return waiting == 0
                ? reach + "; commands will be sent later."
                : reach + "; " + display.plural(waiting, "command is", "commands are") + " waiting.";
    }

    /** What undo could not put back. */
    public static String partlyUndone(Display display, long notRestored, long total) {
        return "Undo puts back what is still unchanged. " + display.number(notRestored) + " of " + display.number(total)
                + " could not be put back: someone edited them since.";
    }

    private static String or(@Nullable String detail, String otherwise) {
        return detail == null || detail.isBlank() ? otherwise : detail;
    }
}
