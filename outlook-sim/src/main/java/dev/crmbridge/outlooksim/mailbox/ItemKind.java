package dev.crmbridge.outlooksim.mailbox;

import java.util.Locale;
import java.util.Optional;

/** The kinds of item the simulated mailbox holds. */
public enum ItemKind {
    TASK("IPM.Task", 3, DefaultFolder.TASKS),
    APPOINTMENT("IPM.Appointment", 1, DefaultFolder.CALENDAR),
    /** A request, update, cancellation or answer in the Inbox; which one, the message class says. */
    MEETING("IPM.Schedule.Meeting.Request", -1, DefaultFolder.INBOX),
    CONTACT("IPM.Contact", 2, DefaultFolder.CONTACTS),
    MAIL("IPM.Note", 0, DefaultFolder.DRAFTS);

    private final String messageClass;
    private final int itemType;
    private final DefaultFolder home;

    ItemKind(String messageClass, int itemType, DefaultFolder home) {
        this.messageClass = messageClass;
        this.itemType = itemType;
        this.home = home;
    }

    /** @return the message class a new item of this kind has */
    public String messageClass() {
        return messageClass;
    }

    /** @return OlItemType, or -1 for a kind that cannot be created by type */
    public int itemType() {
        return itemType;
    }

    /** @return the folder in which a new item is saved unless another is given */
    public DefaultFolder home() {
        return home;
    }

    /**
     * @param type OlItemType
     * @return the kind, empty when the simulator has none for it
     */
    public static Optional<ItemKind> ofType(int type) {
        for (ItemKind kind : values()) {
            if (kind.itemType == type && type >= 0) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * @param messageClass e.g. {@code IPM.Task.Custom}; derived classes belong to their base, case does not matter
     * @return the kind, empty when the simulator has none for it
     */
    public static Optional<ItemKind> ofMessageClass(String messageClass) {
        String wanted = messageClass.toUpperCase(Locale.ROOT);
        if (wanted.startsWith("IPM.SCHEDULE.MEETING")) {
            return Optional.of(MEETING);
        }
        for (ItemKind kind : values()) {
            String base = kind.messageClass.toUpperCase(Locale.ROOT);
            if (wanted.equals(base) || wanted.startsWith(base + ".")) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
