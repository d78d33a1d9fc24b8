package dev.crmbridge.crm.dataverse;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the Web API, sent alone or as a part of a batch.
 *
 * @param method HTTP method
 * @param uri absolute address
 * @param headers headers beyond the standard ones
 * @param body JSON or multipart text in ASCII, or null
 */
record ApiRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {
    ApiRequest {
        headers = Map.copyOf(headers);
    }

    static ApiRequest get(URI uri) {
        return new ApiRequest("GET", uri, Map.of(), null);
    }

    ApiRequest with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ApiRequest(method, uri, all, body);
    }

    /** @return whether the server may have changed something when no answer came */
    boolean mayChange() {
        return !method.equals("GET");
    }
}
