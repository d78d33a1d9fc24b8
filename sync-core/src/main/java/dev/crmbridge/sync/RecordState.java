package dev.crmbridge.sync;

/**
 * State of a linked record as it was seen last.
 *
 * @param state the CRM's word, e.g. {@code Completed}
 * @param reason status reason in the CRM's words, e.g. {@code Made}
 * @param closed whether the record takes no changes from Outlook: completed, canceled or, for a contact, inactive
 */
public record RecordState(String state, String reason, boolean closed) {
    /** @return both words, or one when they are the same */
    public String text() {
        return state.equals(reason) ? state : state + " (" + reason + ")";
    }

    /** @return what a closed record means for Outlook, as a sentence; empty for one that is open */
    public String meaning() {
        if (!closed) {
            return "";
        }
        return (state.equals("Inactive") ? "Inactive" : "Closed") + " in CRM: changes in Outlook stay in Outlook.";
    }
}
