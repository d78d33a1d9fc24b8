package dev.crmbridge.dedupe.file;

import java.util.List;

/**
 * The names of a table's columns.
 *
 * @param names in the order of the columns, without white space around them
 */
public record Heading(List<String> names) {
    public Heading {
        names = names.stream().map(String::strip).toList();
    }

    /**
     * @return the place of a column from 0, found by its exact name or else by its name in any case
     * @throws IllegalArgumentException when there is none or more than one; the message is for a person
     */
    public int column(String name) {
        int found = only(name, false);
        if (found < 0) {
            found = only(name, true);
        }
        if (found < 0) {
            throw new IllegalArgumentException(
                    "there is no column “" + name + "”; its columns are “" + String.join("”, “", names) + "”");
        }
        return found;
    }

    private int only(String name, boolean anyCase) {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            String column = names.get(i);
            if (anyCase ? column.equalsIgnoreCase(name) : column.equals(name)) {
                if (found >= 0) {
                    throw new IllegalArgumentException("two columns are called “" + name + "”; rename one of them");
                }
                found = i;
            }
        }
        return found;
    }
}
