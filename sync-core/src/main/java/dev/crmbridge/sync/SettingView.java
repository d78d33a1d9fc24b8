package dev.crmbridge.sync;

import java.util.List;

/**
 * Something the user can decide, with the value in force.
 *
 * @param standard the value when nobody decided
 * @param values what can be chosen; empty for a whole number
 * @param least least number, when it is one
 * @param most greatest number, when it is one
 */
public record SettingView(
        String name, String value, String standard, String description, List<String> values, int least, int most) {
    public SettingView {
        values = List.copyOf(values);
    }
}
