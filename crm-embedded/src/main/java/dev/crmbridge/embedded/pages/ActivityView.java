package dev.crmbridge.embedded.pages;

import java.util.Arrays;

/** The views of the Activities page. */
enum ActivityView {
    MY("my", "My Activities", true, "statecode eq 0 or statecode eq 3"),
    OPEN("open", "Open Activities", false, "statecode eq 0 or statecode eq 3"),
    ALL("all", "All Activities", false, ""),
    CLOSED("closed", "Closed Activities", false, "statecode eq 1 or statecode eq 2"),
    MY_CLOSED("myclosed", "My Closed Activities", true, "statecode eq 1 or statecode eq 2"),
    SCHEDULED("scheduled", "Scheduled Activities", false, "statecode eq 3");

    private final String word;
    private final String label;
    private final boolean mine;
    private final String state;

    ActivityView(String word, String label, boolean mine, String state) {
        this.word = word;
        this.label = label;
        this.mine = mine;
        this.state = state;
    }

    /** @return the word in the address */
    public String word() {
        return word;
    }

    /** @return the name people see */
    public String label() {
        return label;
    }

    /** @return whether only the signed-in user's are shown */
    boolean mine() {
        return mine;
    }

    /** @return filter on the state; empty for none */
    String state() {
        return state;
    }

    /** @return the view of that word, {@link #MY} for any other */
    static ActivityView ofWord(String word) {
        return Arrays.stream(values())
                .filter(view -> view.word.equals(word))
                .findFirst()
                .orElse(MY);
    }
}
