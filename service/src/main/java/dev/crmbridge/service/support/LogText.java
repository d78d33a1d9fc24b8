package dev.crmbridge.service.support;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of a log as they may be given away. Log lines hold nothing private by rule, but the message of an exception may quote what a person
 * wrote: of a stack trace the classes and places stay. Pure.
 */
final class LogText {
    static final String LEFT_OUT = "(left out)";

    private static final Pattern LOG_LINE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d.*", Pattern.DOTALL);
    private static final Pattern FRAME = Pattern.compile("\\s+at [\\w.$/<>@\\-]+\\([^()]*\\).*|\\s+\\.\\.\\. \\d+ .*");
    private static final Pattern THROWN = Pattern.compile(
            "(\\s*(?:Caused by: |Suppressed: |Wrapped by: )?[\\w.$]+(?:Exception|Error|Failure|Refused)\\b).*");

    private LogText() {}

    /** @param secrets texts that must not appear anywhere; empty ones are ignored */
    static String shareable(String log, List<String> secrets) {
        return log.lines().map(line -> shareableLine(line, secrets)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String shareableLine(String line, List<String> secrets) {
        String kept = LEFT_OUT;
        Matcher thrown = THROWN.matcher(line);
        if (LOG_LINE.matcher(line).matches() || FRAME.matcher(line).matches() || line.isBlank()) {
            kept = line;
        } else if (thrown.matches()) {
            kept = thrown.group(1) + ": " + LEFT_OUT;
        }
        for (String secret : secrets) {
            kept = secret.isEmpty() ? kept : kept.replace(secret, LEFT_OUT);
        }
        return kept;
    }
}
