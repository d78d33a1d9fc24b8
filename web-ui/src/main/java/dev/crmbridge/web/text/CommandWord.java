package dev.crmbridge.web.text;

/** The commands a person can give, as labels and tips show them. */
public enum CommandWord {
    /** Create the CRM record of an item. */
    TRACK("Track", "Create a linked record in CRM for up to 20 selected items."),
    /** Take the link away. */
    UNTRACK("Untrack", "Remove the link. You choose whether the CRM record is deleted."),
    /** Choose what an item is about. */
    SET_REGARDING("Set Regarding", "Link the item to an account, contact or other record. Tracks it if needed."),
    /** Choose anew what an item is about. */
    CHANGE_REGARDING("Change Regarding", "Choose another record that this item is about."),
    /** Choose the company of a contact. */
    SET_PARENT("Set Parent", "Choose the account or contact this contact belongs to."),
    /** Open the company of a contact. */
    VIEW_PARENT("View Parent", "Open the account or contact this contact belongs to."),
    /** Open what an item is about. */
    VIEW_REGARDING("View Regarding", "Open the record this item is about."),
    /** Open the CRM record. */
    VIEW_IN_CRM("View in CRM", "Open the record. Off until the record exists."),
    /** Run a pass now. */
    SYNCHRONIZE("Synchronize", "Check both sides now."),
    /** Work without CRM. */
    GO_OFFLINE("Go Offline", "Work without CRM; commands are kept."),
    /** Work with CRM again. */
    GO_ONLINE("Go Online", "Send what waited."),
    /** Open settings. */
    OPTIONS("Options", "Open settings."),
    /** Save although duplicates were found. */
    SAVE_RECORD("Save Record", "Save it as a record of its own."),
    /** Do nothing. */
    CANCEL("Cancel", "Leave everything as it is."),
    /** Take back. */
    UNDO("Undo", "Put back what is still unchanged."),
    /** Try again. */
    RETRY("Retry", "Try again now."),
    /** Stop showing a problem. */
    IGNORE("Ignore", "Do not show this problem again until something changes."),
    /** End a run, keeping what is done. */
    STOP("Stop", "End here. What is done stays."),
    /** Carry out what was chosen. */
    APPLY("Apply", "Carry out what you chose."),
    /** Explain. */
    WHY("Why?", "Show the decisions about this item and their reasons."),
    /** Conflict: Outlook wins. */
    USE_OUTLOOK("Use Outlook’s value", "Write the value from Outlook to CRM."),
    /** Conflict: CRM wins. */
    USE_CRM("Use CRM’s value", "Write the value from CRM to Outlook."),
    /** Conflict: nobody wins. */
    KEEP_BOTH("Keep both as they are", "Leave the two values different.");

    private final String label;
    private final String tip;

    CommandWord(String label, String tip) {
        this.label = label;
        this.tip = tip;
    }

    /** Exact label of button, menu and ribbon. */
    public String label() {
        return label;
    }

    /** What it does, as a sentence that starts with a verb. */
    public String tip() {
        return tip;
    }
}
