package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What {@code BulkDetectDuplicates} can ask for beside a search: repetition, a later start, and mail when it is done. This server does
 * none of it. The parameters are required by Dataverse, so values that ask for nothing are taken. Pure.
 */
final class BulkDetectionWishes {
    /** How far the clock of a client may be ahead that means "now". */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private BulkDetectionWishes() {}

    /**
     * @param body the parameters
     * @param now the time of the request
     * @throws dev.crmbridge.embedded.error.CrmException 501, with the name of the first parameter that asks for something; 0x80040203
     *     when a value is of the wrong kind
     */
    static void refuse(JsonNode body, Instant now) {
        for (String name : List.of("RecurrencePattern", "ToRecipients", "CCRecipients")) {
            if (!isEmpty(body.path(name))) {
                throw notSupported(name);
            }
        }
        JsonNode mail = body.path("SendEmailNotification");
        if (!mail.isMissingNode() && !mail.isNull() && !mail.isBoolean()) {
            throw CrmError.INVALID_ARGUMENT.with("'SendEmailNotification' must be true or false.");
        }
        if (mail.asBoolean(false)) {
            throw notSupported("SendEmailNotification");
        }
        JsonNode start = body.path("RecurrenceStartTime");
        if (!isEmpty(start) && time(start).isAfter(now.plus(SKEW))) {
            throw notSupported("RecurrenceStartTime");
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isArray() && value.isEmpty()
                || value.isString() && value.asString().isBlank();
    }

    private static Instant time(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asString("")).toInstant();
        } catch (DateTimeParseException e) {
            throw CrmError.INVALID_ARGUMENT.with("'RecurrenceStartTime' must be a time with its offset from UTC.");
        }
    }

    private static RuntimeException notSupported(String name) {
        return CrmError.NOT_IMPLEMENTED.with(
                "'" + name + "' of BulkDetectDuplicates is not supported: a search runs once, "
                        + "at once, and sends no mail. Leave it empty.");
    }
}
