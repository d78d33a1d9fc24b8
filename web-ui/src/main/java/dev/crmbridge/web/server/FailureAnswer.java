package dev.crmbridge.web.server;

import io.javalin.http.Context;
import java.util.Map;

/** Writes the answer to a request that failed. The status is set already. Called on server threads. */
@FunctionalInterface
public interface FailureAnswer {
    /** Writes body and content type of the failure. */
    void write(Context ctx, Failure failure);

    /** The shape all our own interfaces use: {@code {"error":{"code","message"}}}. */
    static FailureAnswer json() {
        return (ctx, failure) ->
                ctx.json(Map.of("error", Map.of("code", failure.code(), "message", failure.message())));
    }
}
