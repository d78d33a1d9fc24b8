package dev.crmbridge.embedded.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts multipart bodies. Lines may end in LF or CRLF. Source: RFC 2046, section 5.1. */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]+)\"|([^\\s;\"]+))", Pattern.CASE_INSENSITIVE);
    private static final int MAX_BOUNDARY = 200;

    private Multipart() {}

    /**
     * Headers and the text behind them.
     *
     * @param headers by name; names without regard to case
     * @param content everything behind the first empty line
     */
    record Section(Map<String, String> headers, String content) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String boundary = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return boundary.length() > MAX_BOUNDARY ? Optional.empty() : Optional.of(boundary);
    }

    /** The texts between the delimiters. */
    static List<String> split(String body, String boundary) {
        List<String> pieces = new ArrayList<>();
        String delimiter = "--" + boundary;
        int start = -1;
        int line = 0;
        while (line <= body.length()) {
            int end = body.indexOf('\n', line);
            int next = end < 0 ? body.length() + 1 : end + 1;
            String text = body.substring(line, end < 0 ? body.length() : end).stripTrailing();
            boolean last = text.equals(delimiter + "--");
            if (last || text.equals(delimiter)) {
                if (start >= 0) {
                    pieces.add(withoutLastBreak(body.substring(start, line)));
                }
                if (last) {
                    return pieces;
                }
                start = next;
            }
            line = next;
        }
        throw new BatchException("The closing delimiter '" + delimiter + "--' is missing.");
    }

    private static String withoutLastBreak(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Takes headers off the front of a text. */
    static Section section(String text) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int position = 0;
        while (position < text.length()) {
            int end = text.indexOf('\n', position);
            String line = (end < 0 ? text.substring(position) : text.substring(position, end)).stripTrailing();
            position = end < 0 ? text.length() : end + 1;
            if (line.isEmpty()) {
                return new Section(headers, text.substring(position));
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new BatchException("Expected a header line, but found '" + shortened(line) + "'.");
            }
            headers.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return new Section(headers, "");
    }

    static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
