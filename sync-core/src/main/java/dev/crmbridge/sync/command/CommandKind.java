package dev.crmbridge.sync.command;

/** What a person can ask for an item. */
public enum CommandKind {
    TRACK("track"),
    UNTRACK("untrack"),
    REGARDING("regarding"),
    PARENT("parent"),
    VIEW("view");

    private final String word;

    CommandKind(String word) {
        this.word = word;
    }

    /** @return the word used in JSON and on the command line */
    public String word() {
        return word;
    }
}
