package dev.crmbridge.embedded.odata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cursor over one text with the little steps a parser needs. Not thread-safe. */
final class Scanner {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final String text;
    private int position;

    Scanner(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    void back(int earlier) {
        position = earlier;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return atEnd() ? '\0' : text.charAt(position);
    }

    void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
            position++;
        }
    }

    boolean take(char wanted) {
        if (!atEnd() && peek() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char wanted) {
        if (!take(wanted)) {
            throw fail("Expected '" + wanted + "'" + found());
        }
    }

    Optional<String> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.group());
    }

    /** Takes a word that ends at a blank or bracket; leaves the cursor alone when it is another word. */
    boolean takeWord(String word) {
        int end = position + word.length();
        if (!text.startsWith(word, position)) {
            return false;
        }
        if (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            return false;
        }
        position = end;
        return true;
    }

    Optional<String> name() {
        return take(NAME);
    }

    String expectName() {
        return name().orElseThrow(() -> fail("Expected a name" + found()));
    }

    /** A text in single quotes, a doubled quote standing for one. The cursor is on the opening quote. */
    String quoted(char quote) {
        int start = position;
        expect(quote);
        StringBuilder value = new StringBuilder();
        while (!atEnd()) {
            char c = peek();
            position++;
            if (c != quote) {
                value.append(c);
            } else if (!take(quote)) {
                return value.toString();
            } else {
                value.append(quote);
            }
        }
        position = start;
        throw fail("Unterminated string");
    }

    String found() {
        return atEnd() ? " but the text ends" : " but found '" + peek() + "'";
    }

    ODataSyntaxException fail(String problem) {
        return new ODataSyntaxException(problem, position, text);
    }
}
