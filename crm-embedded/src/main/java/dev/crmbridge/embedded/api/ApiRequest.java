package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.odata.QueryString;
import dev.crmbridge.embedded.odata.ResourcePath;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to the Web API, whether it came by itself or inside a batch.
 *
 * @param method upper-case method
 * @param root address of the service root as the client wrote it, ending in {@code /}
 * @param target path and query below the root, percent-encoded
 * @param headers by name; names without regard to case
 * @param body may be empty
 */
public record ApiRequest(String method, String root, String target, Map<String, String> headers, byte[] body) {
    /** Normalizes the header names. */
    public ApiRequest {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
        method = method.toUpperCase(Locale.ROOT);
        body = body.clone();
    }

    /** The path, cut into segments. */
    public ResourcePath path() {
        int query = target.indexOf('?');
        return ResourcePath.parse(query < 0 ? target : target.substring(0, query));
    }

    /** The decoded query options. */
    public Map<String, String> options(boolean plusIsBlank) {
        int query = target.indexOf('?');
        return query < 0 ? Map.of() : QueryString.parse(target.substring(query + 1), plusIsBlank);
    }

    /** A header; empty when absent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
