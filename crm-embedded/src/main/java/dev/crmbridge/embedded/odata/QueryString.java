package dev.crmbridge.embedded.odata;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a query string apart. */
public final class QueryString {
    private QueryString() {}

    /**
     * The decoded options in order; the last of equal names wins.
     *
     * @param raw without the question mark; may be empty
     * @param plusIsBlank true for addresses of HTTP requests; false for request lines inside a batch
     */
    public static Map<String, String> parse(String raw, boolean plusIsBlank) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String piece : raw.split("&", -1)) {
            if (!piece.isEmpty()) {
                int equals = piece.indexOf('=');
                String name = equals < 0 ? piece : piece.substring(0, equals);
                String value = equals < 0 ? "" : piece.substring(equals + 1);
                options.put(ResourcePath.decode(name, plusIsBlank), ResourcePath.decode(value, plusIsBlank));
            }
        }
        return options;
    }
}
