package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import java.util.UUID;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written here: exact decimals, only ASCII on the wire. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /**
     * Reads the GUID of a field.
     *
     * @param otherwise what to say when there is none
     * @throws CallFailed with {@code otherwise}
     */
    static UUID id(JsonNode json, String field, CrmFailure otherwise) {
        try {
            return UUID.fromString(json.path(field).asString(""));
        } catch (IllegalArgumentException noGuid) {
            throw new CallFailed(otherwise);
        }
    }

    /** @return {@code node} on one line */
    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
