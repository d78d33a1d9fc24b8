package dev.crmbridge.sync.field;

/** Which way a field's changes travel. */
public enum Direction {
    /** Changes go both ways. */
    BOTH("both ways"),
    /** Outlook's value goes to the CRM; a change made in the CRM stays there. */
    TO_CRM("Outlook to CRM"),
    /** The CRM's value is shown in Outlook; a change made in Outlook stays there. */
    TO_OUTLOOK("CRM to Outlook");

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    /** @return the direction in words, for people */
    public String words() {
        return words;
    }
}
