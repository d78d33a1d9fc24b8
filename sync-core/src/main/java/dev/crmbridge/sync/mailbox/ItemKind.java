package dev.crmbridge.sync.mailbox;

/** What sort of item it is, from its class and message class. */
public enum ItemKind {
    TASK("task"),
    APPOINTMENT("appointment"),
    MEETING_REQUEST("meetingRequest"),
    CONTACT("contact"),
    MAIL("mail"),
    /** Anything we do not handle: reports, notes, distribution lists. */
    OTHER("other");

    private final String word;

    ItemKind(String word) {
        this.word = word;
    }

    /** @return the word used in JSON and on the command line */
    public String word() {
        return word;
    }

    /**
     * @return the kind of that word
     * @throws IllegalArgumentException when there is none
     */
    public static ItemKind ofWord(String word) {
        for (ItemKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("“" + word + "” is not a kind of item");
    }
}
