package dev.crmbridge.sync.field;

import java.util.stream.Stream;

/** Which way a field's changes travel. */
public enum Direction {
    /** Changes go both ways. */
    BOTH("both", "both ways", true, true),
    /** Outlook's value goes to the CRM; a change made in the CRM stays there. */
    TO_CRM("to-crm", "Outlook to CRM", true, false),
    /** The CRM's value is shown in Outlook; a change made in Outlook stays there. */
    TO_OUTLOOK("to-outlook", "CRM to Outlook", false, true),
    /** Each side keeps its own value. */
    NONE("none", "not at all", false, false);

    private final String code;
    private final String words;
    private final boolean reachesCrm;
    private final boolean reachesOutlook;

    Direction(String code, String words, boolean reachesCrm, boolean reachesOutlook) {
        this.code = code;
        this.words = words;
        this.reachesCrm = reachesCrm;
        this.reachesOutlook = reachesOutlook;
    }

    /** @return the stable word of settings and the API */
    public String code() {
        return code;
    }

    /**
     * @return the direction with that {@link #code()}
     * @throws IllegalArgumentException when there is none
     */
    public static Direction of(String code) {
        return Stream.of(values())
                .filter(direction -> direction.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no direction “" + code + "”"));
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
