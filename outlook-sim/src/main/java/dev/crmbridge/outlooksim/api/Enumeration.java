package dev.crmbridge.outlooksim.api;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Outlook's enumerations with the words a script may write instead of the number; source: Outlook's type library. */
enum Enumeration {
    /** OlTaskStatus. */
    STATUS("notStarted", "inProgress", "complete", "waiting", "deferred"),
    /** OlImportance. */
    IMPORTANCE("low", "normal", "high"),
    /** OlBusyStatus. */
    BUSY_STATUS("free", "tentative", "busy", "outOfOffice", "workingElsewhere"),
    /** OlSensitivity. */
    SENSITIVITY("normal", "personal", "private", "confidential"),
    /** OlMeetingRecipientType. */
    ATTENDEE("organizer", "required", "optional", "resource"),
    /** OlMailRecipientType, where 0 is the originator. */
    ADDRESSEE("from", "to", "cc", "bcc");

    private final List<String> words;

    Enumeration(String... words) {
        this.words = List.of(words);
    }

    /** @return the number a word means; case, spaces and hyphens do not matter */
    OptionalInt numberOf(String text) {
        String wanted = plain(text);
        for (int i = 0; i < words.size(); i++) {
            if (plain(words.get(i)).equals(wanted)) {
                return OptionalInt.of(i);
            }
        }
        return this == STATUS && wanted.equals("completed") ? OptionalInt.of(2) : OptionalInt.empty();
    }

    /** @return the word of a number */
    String word(int number) {
        return words.get(number);
    }

    /** @return whether the number exists */
    boolean has(int number) {
        return number >= 0 && number < words.size();
    }

    /** @return what may be written, for messages */
    String choices() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(i)
                    .append(" (")
                    .append(words.get(i))
                    .append(')');
        }
        return text.toString();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
