package dev.crmbridge.sync.preference;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a user can decide, by name and text.
 *
 * @param name stable name, e.g. {@code deletes-reach-crm}
 * @param standard the value when nobody decided
 * @param values what can be chosen, or empty for a whole number
 * @param least least number, when it is one
 * @param most greatest number, when it is one
 */
public record Preference(String name, String standard, String description, List<String> values, int least, int most) {
    public Preference {
        values = List.copyOf(values);
    }

    static Preference choice(String name, String standard, String description, String... values) {
        return new Preference(name, standard, description, List.of(values), 0, 0);
    }

    static Preference number(String name, int standard, int least, int most, String description) {
        return new Preference(name, Integer.toString(standard), description, List.of(), least, most);
    }

    /** @return whether it is a number, otherwise one of {@link #values()} */
    public boolean isNumber() {
        return values.isEmpty();
    }

    /** @return why the text is no value of this, as a sentence; empty when it is one */
    public Optional<String> problem(@Nullable String text) {
        if (!isNumber()) {
            return values.contains(text)
                    ? Optional.empty()
                    : Optional.of("“" + name + "” must be " + String.join(" or ", values) + ", not “" + text + "”.");
        }
        try {
            int number = Integer.parseInt(text == null ? "" : text);
            if (number >= least && number <= most) {
                return Optional.empty();
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        return Optional.of(
                "“" + name + "” must be a whole number from " + least + " to " + most + ", not “" + text + "”.");
    }
}
