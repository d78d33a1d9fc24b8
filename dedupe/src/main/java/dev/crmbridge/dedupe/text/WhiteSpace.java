package dev.crmbridge.dedupe.text;

/** White space as people see it: the Unicode property White_Space and the characters that have no width. */
public final class WhiteSpace {
    private WhiteSpace() {}

    /** @return {@code text} without white space at both ends */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** @return whether {@code text} shows nothing */
    public static boolean isBlank(String text) {
        return trim(text).isEmpty();
    }

    /** @return whether {@code c} shows nothing; all such characters are in the basic plane */
    static boolean is(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
        }
        if (c < 0x85) {
            return false;
        }
        return switch (c) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true; // White_Space
            case 0x00AD, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF -> true; // no width
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }
}
