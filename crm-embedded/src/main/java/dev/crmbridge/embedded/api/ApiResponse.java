package dev.crmbridge.embedded.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer of the Web API.
 *
 * @param status HTTP status
 * @param headers in order
 * @param body UTF-8 text; empty = no body
 */
public record ApiResponse(int status, Map<String, String> headers, String body) {
    /** Media type of all JSON answers. */
    public static final String JSON = "application/json; odata.metadata=minimal";

    /** Copies the headers. */
    public ApiResponse {
        headers = new LinkedHashMap<>(headers);
    }

    /** An answer without body. */
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, Map.of(), "");
    }

    /** A JSON answer. */
    public static ApiResponse json(int status, String body) {
        return new ApiResponse(status, Map.of("Content-Type", JSON), body);
    }

    /** Plain text. */
    public static ApiResponse text(String body) {
        return new ApiResponse(200, Map.of("Content-Type", "text/plain"), body);
    }

    /** The same with one more header. */
    public ApiResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }

    /** The body as bytes. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
