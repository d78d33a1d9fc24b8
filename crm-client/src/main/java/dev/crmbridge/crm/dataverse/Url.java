package dev.crmbridge.crm.dataverse;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds addresses with query options; values are encoded, blanks as {@code %20}. Not thread-safe. */
final class Url {
    private final URI root;
    private final String path;
    private final Map<String, String> options = new LinkedHashMap<>();

    Url(URI root, String path) {
        this.root = root;
        this.path = path;
    }

    /** Adds a query option; an empty value adds nothing. */
    Url with(String option, String value) {
        if (!value.isEmpty()) {
            options.put(option, value);
        }
        return this;
    }

    URI build() {
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(root + path + (query.isEmpty() ? "" : "?" + query));
    }

    /** @return {@code text} as a literal of a filter */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** @return {@code text} for a text function of a filter, where wildcards of the database would otherwise count */
    static String literal(String text) {
        return quoted(text.replace("[", "[[]").replace("%", "[%]").replace("_", "[_]"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%24", "$");
    }
}
