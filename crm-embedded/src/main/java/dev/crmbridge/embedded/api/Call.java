package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.odata.ResourcePath;
import dev.crmbridge.web.server.BadJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request on its way through the operations, with its address taken apart.
 *
 * @param request the request
 * @param session who calls
 * @param segments path segments below the root
 * @param options decoded query options
 * @param preferences what the client prefers
 */
record Call(
        ApiRequest request,
        Session session,
        List<ResourcePath.Segment> segments,
        Map<String, String> options,
        Preferences preferences) {

    static Call of(ApiRequest request, Session session) {
        return new Call(
                request,
                session,
                request.path().segments(),
                request.options(!session.inBatch()),
                Preferences.of(request.header("Prefer").orElse("")));
    }

    String method() {
        return request.method();
    }

    ResourcePath.Segment segment(int index) {
        return segments.get(index);
    }

    int size() {
        return segments.size();
    }

    /**
     * The JSON body.
     *
     * @throws CrmException when it is not JSON
     */
    JsonNode json(JsonMapper mapper) {
        try {
            return mapper.readTree(request.body());
        } catch (JacksonException e) {
            throw CrmError.PAYLOAD.with(BadJson.sentence(e));
        }
    }

    /** Value of an argument; aliases are replaced. */
    String argument(ResourcePath.Argument argument) {
        String text = argument.text();
        if (!text.startsWith("@")) {
            return text;
        }
        String value = options.get(text);
        if (value == null) {
            throw CrmError.ODATA.with("The parameter alias '" + text + "' has no value.");
        }
        return value;
    }

    /** Value of a named argument of the function that the path ends with; empty when it is not given. */
    Optional<String> named(String name) {
        return segment(size() - 1).brackets().orElse(List.of()).stream()
                .filter((ResourcePath.Argument argument) -> name.equals(argument.name()))
                .findFirst()
                .map(this::argument);
    }

    /** Whether the client asks for duplicate detection. */
    boolean detectsDuplicates() {
        return request.header("MSCRM.SuppressDuplicateDetection")
                .filter(value -> value.equalsIgnoreCase("false"))
                .isPresent();
    }

    CrmException notAllowed() {
        return CrmError.METHOD_NOT_ALLOWED.with(
                "The requested resource does not support http method '" + method() + "'.");
    }

    static CrmException noSegment(String name) {
        return CrmError.RESOURCE_NOT_FOUND.with("Resource not found for the segment '" + name + "'.");
    }
}
