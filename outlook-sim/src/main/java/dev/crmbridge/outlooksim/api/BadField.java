package dev.crmbridge.outlooksim.api;

import dev.crmbridge.web.server.RequestRefused;

/** What is told when a field of a request cannot be used: 400 with the field's name; nothing was changed. */
final class BadField {
    private BadField() {}

    static RequestRefused of(String field, String what) {
        return new RequestRefused(400, "bad-field", "“" + field + "” " + what + " Nothing was changed.");
    }
}
