package dev.crmbridge.embedded.odata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of an address below the service root, cut into segments.
 *
 * @param segments in order; empty for the root itself
 */
public record ResourcePath(List<Segment> segments) {

    /**
     * One argument in brackets.
     *
     * @param name before the {@code =}; null when the argument is positional
     * @param text value as written, without outer blanks
     */
    public record Argument(@Nullable String name, String text) {}

    /**
     * One segment.
     *
     * @param name without brackets
     * @param arguments what is in brackets; null when there are none
     */
    public record Segment(String name, @Nullable List<Argument> arguments) {
        /** The arguments, if there are brackets. */
        public Optional<List<Argument>> brackets() {
            return Optional.ofNullable(arguments);
        }
    }

    /** Copies the list. */
    public ResourcePath {
        segments = List.copyOf(segments);
    }

    /**
     * Cuts a path.
     *
     * @param path still percent-encoded, without the root and without query
     * @throws ODataSyntaxException when brackets or quotes do not match or an escape is broken
     */
    public static ResourcePath parse(String path) {
        List<Segment> segments = new ArrayList<>();
        for (String piece : split(path)) {
            if (!piece.isEmpty()) {
                segments.add(segment(decode(piece, false)));
            }
        }
        return new ResourcePath(segments);
    }

    private static List<String> split(String path) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (path.startsWith("%27", i) || c == '\'') {
                quoted = !quoted && depth > 0;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            if (c == '/' && !quoted && depth <= 0) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static Segment segment(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return new Segment(text, null);
        }
        Scanner scanner = new Scanner(text);
        scanner.back(open + 1);
        List<Argument> arguments = new ArrayList<>();
        scanner.skipBlanks();
        if (scanner.peek() != ')') {
            do {
                arguments.add(argument(Balanced.until(scanner, ',')));
            } while (scanner.take(','));
        }
        scanner.expect(')');
        if (!scanner.atEnd()) {
            throw scanner.fail("Unexpected text");
        }
        return new Segment(text.substring(0, open), arguments);
    }

    private static Argument argument(String text) {
        Scanner scanner = new Scanner(text);
        scanner.skipBlanks();
        Optional<String> name = scanner.name();
        scanner.skipBlanks();
        if (name.isPresent() && scanner.take('=')) {
            return new Argument(name.get(), text.substring(scanner.position()).strip());
        }
        return new Argument(null, text.strip());
    }

    /**
     * Decodes percent escapes as UTF-8.
     *
     * @param plusIsBlank whether {@code +} stands for a blank, as in query strings of forms
     * @throws ODataSyntaxException when an escape is broken
     */
    public static String decode(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0) {
            return plusIsBlank ? text.replace('+', ' ') : text;
        }
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new ODataSyntaxException("Broken percent escape", i, text);
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c == '+' && plusIsBlank) {
                bytes.write(' ');
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                bytes.writeBytes(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
