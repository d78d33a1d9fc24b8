package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.server.RequestRefused;
import org.jspecify.annotations.Nullable;

/** Reads what an address or a form carries. */
final class Parameters {
    private Parameters() {}

    /** The value; empty for none. */
    static String of(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * A GUID as links carry it, braces allowed; empty for none.
     *
     * @throws RequestRefused when it is something else
     */
    static String id(@Nullable String value) {
        String id = of(value).replaceAll("[{}]", "").strip();
        if (!id.isEmpty() && !id.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            throw new RequestRefused(400, "not-an-id", "“" + id + "” is not the id of a record.");
        }
        return id;
    }

    /** A GUID that must be there. */
    static String requiredId(@Nullable String value) {
        String id = id(value);
        if (id.isEmpty()) {
            throw new RequestRefused(400, "not-an-id", "The address names no record.");
        }
        return id;
    }

    /** Number of a page, 1 or more; 1 for none. */
    static int page(@Nullable String value) {
        return of(value).matches("[1-9][0-9]{0,5}") ? Integer.parseInt(of(value)) : 1;
    }
}
