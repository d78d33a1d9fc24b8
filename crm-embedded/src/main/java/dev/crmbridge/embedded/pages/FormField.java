package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * One field of a form as shown.
 *
 * @param section heading under which it stands
 * @param value text of the input; empty for none
 * @param maxLength longest text, 0 where it has no meaning
 * @param choices options of {@link Control#CHOICE}
 */
public record FormField(
        String section,
        String name,
        String label,
        Control control,
        String value,
        boolean required,
        boolean wide,
        int maxLength,
        List<Choice> choices) {
    /** How a field is edited. */
    public enum Control {
        TEXT("text"),
        MEMO(""),
        NUMBER("number"),
        DATETIME("datetime-local"),
        DATE("date"),
        CHOICE(""),
        FLAG("checkbox");

        private final String inputType;

        Control(String inputType) {
            this.inputType = inputType;
        }

        /** @return type of the HTML input, empty when it is another element */
        public String inputType() {
            return inputType;
        }
    }

    public FormField {
        choices = List.copyOf(choices);
    }
}
