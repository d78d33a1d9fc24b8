package dev.crmbridge.sync.field;

/** Which way a field's changes travel. */
public enum Direction {
    /** Changes go both ways. */
    BOTH("both ways", true, true),
    /** Outlook's value goes to the CRM; a change made in the CRM stays there. */
    TO_CRM("Outlook to CRM", true, false),
    /** The CRM's value is shown in Outlook; a change made in Outlook stays there. */
    TO_OUTLOOK("CRM to Outlook", false, true),
    /** Each side keeps its own value. */
    NONE("not at all", false, false);

    private final String words;
    private final boolean reachesCrm;
    private final boolean reachesOutlook;

    Direction(String words, boolean reachesCrm, boolean reachesOutlook) {
        this.words = words;
        this.reachesCrm = reachesCrm;
        this.reachesOutlook = reachesOutlook;
    }

    /** @return the direction in words, for people */
    public String words() {
        return words;
    }

    /** @return whether Outlook's value is written to the CRM */
    public boolean reachesCrm() {
        return reachesCrm;
    }

    /** @return whether the CRM's value is written to Outlook */
    public boolean reachesOutlook() {
        return reachesOutlook;
    }
}
