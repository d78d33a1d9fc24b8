package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a form asks before it saves a record that has likely duplicates.
 *
 * @param label name of the record's type
 * @param name of the record as it would be saved
 * @param duplicates what was found, by type; none when all are gone since
 * @param cut whether only the first ones are named
 * @param repeat what the answer sends
 */
public record SaveQuestion(
        String label, Icon icon, String name, List<LikelyDuplicate> duplicates, boolean cut, Repeat repeat) {
    /** Answer that saves the record. */
    public static final String SAVE = "save";

    /** Answer that leads back to the form. */
    public static final String CANCEL = "cancel";

    public SaveQuestion {
        duplicates = List.copyOf(duplicates);
    }

    /**
     * A form that is sent once more.
     *
     * @param action where to
     * @param fields what it holds, by name, in the order of the names
     */
    public record Repeat(String action, Map<String, String> fields) {
        public Repeat {
            fields = new TreeMap<>(fields);
            fields.keySet().removeAll(List.of("csrf", "answer"));
        }
    }
}
