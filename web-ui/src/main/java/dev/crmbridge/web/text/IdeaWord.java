package dev.crmbridge.web.text;

/** Labels of the ideas that appear on several pages. */
public enum IdeaWord {
    /** One field was changed on both sides. */
    CONFLICT("Conflict"),
    /** A step was taken back. */
    UNDONE("Undone"),
    /** A step was taken back where that was still possible. */
    PARTLY_UNDONE("Partly undone"),
    /** A run would have deleted too much. */
    STOPPED("Stopped to be safe"),
    /** CRM does not answer. */
    OFFLINE("Offline"),
    /** A person chose to work without CRM. */
    WORKING_OFFLINE("Working offline"),
    /** CRM answers again. */
    BACK_ONLINE("Back online"),
    /** A link waits for a decision. */
    ON_HOLD("On hold"),
    /** An earlier record was linked again. */
    LINKED_AGAIN("Linked again"),
    /** Something like it is in CRM already. */
    LIKELY_DUPLICATE("Likely duplicate"),
    /** The activity is completed or canceled in CRM. */
    CLOSED_IN_CRM("Closed in CRM"),
    /** Nothing is changed, only shown. */
    PREVIEW("Preview"),
    /** Absent once; the second look decides. */
    CHECKING_AGAIN("Checking again");

    private final String label;

    IdeaWord(String label) {
        this.label = label;
    }

    /** Label on pages. */
    public String label() {
        return label;
    }
}
