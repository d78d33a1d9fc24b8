package dev.crmbridge.web.text;

import java.util.Locale;

/** How much attention something asks for. Always shown as icon and word too, never as color alone. */
public enum Tone {
    /** Plain. */
    NEUTRAL,
    /** Good to know. */
    INFO,
    /** Done, in order. */
    SUCCESS,
    /** Waits for a person, or will. */
    WARNING,
    /** Does not work. */
    DANGER;

    /** Name in style sheets, e.g. {@code success}. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
