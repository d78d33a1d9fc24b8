package dev.crmbridge.sync.filter;

import java.util.Locale;

/**
 * How a filter is set.
 *
 * @param asked number of new items that wait for a yes; 0 unless it {@link Position#ASKS}
 */
public record FilterSwitch(Filter filter, Position position, int asked) {
    /** More new items than this are not created before a person says yes. */
    public static final int MOST_UNASKED = 200;

    /** Whether a filter works. */
    public enum Position {
        /** Nothing comes; what came stays linked. */
        OFF,
        /** Records come. */
        ON,
        /** Records come, and a person agreed that there are many; ends once all of them came. */
        CONFIRMED,
        /** Somebody switched it on, but more would come than goes without asking: nothing comes until a person says yes. */
        ASKS
    }

    /** @return the setting's text */
    public String text() {
        return position.name().toLowerCase(Locale.ROOT) + (asked > 0 ? " " + asked : "");
    }

    /** @return what the text of a setting says; text that makes no sense counts as off */
    public static FilterSwitch parse(Filter filter, String text) {
        String[] parts = text.split(" ", -1);
        for (Position position : Position.values()) {
            if (position.name().toLowerCase(Locale.ROOT).equals(parts[0])) {
                boolean number = parts.length == 2 && parts[1].matches("[0-9]{1,9}");
                return new FilterSwitch(filter, position, number ? Integer.parseInt(parts[1]) : 0);
            }
        }
        return off(filter);
    }

    /** @return a filter that is off */
    public static FilterSwitch off(Filter filter) {
        return new FilterSwitch(filter, Position.OFF, 0);
    }

    /** @return the same in another position, asking nothing */
    public FilterSwitch to(Position other) {
        return new FilterSwitch(filter, other, 0);
    }

    /** @return the same, asking whether {@code count} items may come */
    public FilterSwitch asking(int count) {
        return new FilterSwitch(filter, Position.ASKS, count);
    }

    /** @return whether its records are looked for */
    public boolean isOn() {
        return position != Position.OFF;
    }

    /** @return what it waits for while it {@link Position#ASKS}, as a sentence */
    public String question() {
        return "The filter “" + filter.title() + "” would bring " + asked + " new items, more than " + MOST_UNASKED
                + ": it asks first and brings none before you agree on the page Filters or with"
                + " “crmbridge filters on " + filter.word() + " --confirm”.";
    }

    /** @return whether {@code count} new items may be created without asking */
    public boolean allows(int count) {
        return position == Position.CONFIRMED || (position == Position.ON && count <= MOST_UNASKED);
    }
}
