package dev.crmbridge.embedded.sqlite;

/**
 * Patterns with {@code %} (any text), {@code _} (one character) and {@code [a-z]}, {@code [^a]} (one of a set), as SQL
 * Server's LIKE has them and therefore Dataverse's text functions.
 */
final class WildcardPattern {
    private WildcardPattern() {}

    /** Whether the whole text fits the pattern. Linear memory, no recursion per character. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int starPattern = -1;
        int starText = -1;
        while (t < text.length()) {
            int step = p < pattern.length() ? fits(pattern, p, text.charAt(t)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                starPattern = ++p;
                starText = t;
            } else if (step > 0) {
                p += step;
                t++;
            } else if (starPattern >= 0) {
                p = starPattern;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    /** Length of the pattern element at {@code p} when it accepts {@code c}; -1 when it does not. */
    private static int fits(String pattern, int p, char c) {
        char wanted = pattern.charAt(p);
        if (wanted == '_') {
            return 1;
        }
        int close = wanted == '[' ? pattern.indexOf(']', p + 2) : -1;
        if (close < 0) {
            return wanted == c ? 1 : -1;
        }
        return inSet(pattern.substring(p + 1, close), c) ? close - p + 1 : -1;
    }

    private static boolean inSet(String set, char c) {
        boolean negated = set.length() > 1 && set.charAt(0) == '^';
        for (int i = negated ? 1 : 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                if (c >= set.charAt(i) && c <= set.charAt(i + 2)) {
                    return !negated;
                }
                i += 2;
            } else if (set.charAt(i) == c) {
                return !negated;
            }
        }
        return negated;
    }
}
