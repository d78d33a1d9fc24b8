package dev.crmbridge.service.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers for programs, in one line. Characters outside ASCII are escaped, because a Windows program writes in a code page that
 * has only some of them.
 */
final class JsonLine {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonLine() {}

    static String of(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** @return what a command that could not be carried out answers */
    static String error(String code, @Nullable String message) {
        return of(Map.of("error", Map.of("code", code, "message", String.valueOf(message))));
    }
}
