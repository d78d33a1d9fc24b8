package dev.crmbridge.sync.command;

/** What an operation came to, or where it stands. */
public enum Outcome {
    LINKED("linked"),
    UNLINKED("unlinked"),
    PENDING("pending"),
    DUPLICATES("duplicates"),
    NEEDS_PERSON("needs-person"),
    REFUSED("refused"),
    CANCELLED("cancelled"),
    FAILED("failed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** @return the word used in JSON */
    public String word() {
        return word;
    }

    /** @return whether nothing more will happen without a new command */
    public boolean isFinal() {
        return this != PENDING && this != DUPLICATES && this != NEEDS_PERSON;
    }

    /** @return whether the operation waits for an answer */
    public boolean waitsForPerson() {
        return this == DUPLICATES || this == NEEDS_PERSON;
    }
}
