package dev.crmbridge.sync.field;

/** Text in the form both sides can hold: LF line ends, no trailing blank, no control characters, at most so many characters. */
final class PlainText {
    /** Stands for an embedded object or picture in the plain text of a rich body (Unicode, OBJECT REPLACEMENT CHARACTER). */
    private static final char OBJECT = '\uFFFC';

    private PlainText() {}

    /** @return {@code text} with LF line ends and without trailing white space; nothing else is taken away */
    static String normalized(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    }

    /** @return {@code normalized} without what the CRM cannot hold */
    static String flattened(String normalized) {
        StringBuilder kept = null;
        for (int i = 0; i < normalized.length(); i++) {
            char c = normalized.charAt(i);
            boolean lost = c == OBJECT || (c < ' ' && c != '\n' && c != '\t');
            if (lost && kept == null) {
                kept = new StringBuilder(normalized.length()).append(normalized, 0, i);
            } else if (!lost && kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? normalized : kept.toString().stripTrailing();
    }

    /** @return the first {@code limit} UTF-16 units of {@code text}; a surrogate pair is never split */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end).stripTrailing();
    }
}
