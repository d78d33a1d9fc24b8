package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.api.ApiResponse;
import java.util.Map;

/** The Web API as the pages call it: inside the process, as the signed-in user. */
@FunctionalInterface
public interface Gateway {
    /**
     * Carries out one request.
     *
     * @param target path and query below the service root, percent-encoded
     * @param body JSON text, empty for none
     * @return the answer, also when it is a refusal
     */
    ApiResponse send(PageUser user, String method, String target, Map<String, String> headers, String body);
}
