package dev.crmbridge.outlooksim.mailbox;

import java.util.Optional;

/** The folders every store has; numbers are OlDefaultFolders and OlItemType. */
public enum DefaultFolder {
    DELETED_ITEMS(3, "Deleted Items", 0, "IPM.Note"),
    OUTBOX(4, "Outbox", 0, "IPM.Note"),
    SENT_MAIL(5, "Sent Items", 0, "IPM.Note"),
    INBOX(6, "Inbox", 0, "IPM.Note"),
    CALENDAR(9, "Calendar", 1, "IPM.Appointment"),
    CONTACTS(10, "Contacts", 2, "IPM.Contact"),
    TASKS(13, "Tasks", 3, "IPM.Task"),
    DRAFTS(16, "Drafts", 0, "IPM.Note");

    private final int number;
    private final String displayName;
    private final int itemType;
    private final String messageClass;

    DefaultFolder(int number, String displayName, int itemType, String messageClass) {
        this.number = number;
        this.displayName = displayName;
        this.itemType = itemType;
        this.messageClass = messageClass;
    }

    /** @return OlDefaultFolders */
    public int number() {
        return number;
    }

    /** @return its name in an English Outlook */
    public String displayName() {
        return displayName;
    }

    /** @return OlItemType of the items it is meant for */
    public int itemType() {
        return itemType;
    }

    /** @return message class of the items it is meant for */
    public String messageClass() {
        return messageClass;
    }

    /**
     * @param number OlDefaultFolders
     * @return the folder, empty when the simulator has none for it
     */
    public static Optional<DefaultFolder> of(int number) {
        for (DefaultFolder folder : values()) {
            if (folder.number == number) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
