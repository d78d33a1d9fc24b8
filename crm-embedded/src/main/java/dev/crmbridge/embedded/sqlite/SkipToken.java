package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.error.CrmError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Where the next page starts: the sort keys of the last row shown, so that inserts elsewhere shift nothing. */
final class SkipToken {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SkipToken() {}

    static String write(List<@Nullable Object> keys) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Object key : keys) {
            if (key == null) {
                array.addNull();
            } else if (key instanceof Integer || key instanceof Long) {
                array.add(((Number) key).longValue());
            } else if (key instanceof Number number) {
                array.add(number.doubleValue());
            } else {
                array.add(key.toString());
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(array.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The keys; refuses anything that is not a token for {@code count} keys. */
    static List<@Nullable Object> read(String token, int count) {
        try {
            JsonNode array = MAPPER.readTree(Base64.getUrlDecoder().decode(token));
            if (array.isArray() && array.size() == count) {
                List<@Nullable Object> keys = new ArrayList<>();
                for (JsonNode key : array) {
                    keys.add(value(key));
                }
                return keys;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw bad(token);
        }
        throw bad(token);
    }

    private static @Nullable Object value(JsonNode key) {
        if (key.isNull()) {
            return null;
        }
        return key.isIntegralNumber()
                ? (Object) key.asLong()
                : key.isNumber() ? (Object) key.asDouble() : key.asString();
    }

    private static RuntimeException bad(String token) {
        return CrmError.INVALID_ARGUMENT.with("The $skiptoken '" + token
                + "' does not belong to this query. Follow @odata.nextLink without changing it.");
    }
}
