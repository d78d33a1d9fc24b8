package dev.crmbridge.embedded;

import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.embedded.api.Errors;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.faults.Faults;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets planned faults strike requests. Without any planned it only passes through. Thread-safe. */
final class FaultyAnswers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultyAnswers.class);

    private final Faults faults;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    FaultyAnswers(Faults faults) {
        this.faults = faults;
    }

    /** Answers a request, unless a fault has it otherwise. */
    void around(Context context, String path, Supplier<ApiResponse> work, BiConsumer<Context, ApiResponse> send) {
        Optional<Faults.Strike> strike = faults.strike(context.req().getMethod(), path);
        if (strike.isEmpty()) {
            send.accept(context, work.get());
            return;
        }
        switch (strike.get().fault()) {
            case THROTTLED -> send.accept(context, throttled(strike.get().retryAfterSeconds()));
            case UNAVAILABLE ->
                send.accept(
                        context, Errors.answer(CrmError.UNAVAILABLE, "The service is not available for the moment."));
            case PRECONDITION_FAILED ->
                send.accept(
                        context,
                        Errors.answer(
                                CrmError.CONCURRENCY_VERSION_MISMATCH,
                                "The version of the existing record doesn't match the RowVersion property provided."));
            case DOUBLED -> {
                ApiResponse first = work.get();
                LOG.atDebug().addKeyValue("status", first.status()).log("request carried out twice on purpose");
                send.accept(context, work.get());
            }
            case ANSWER_LOST -> {
                ApiResponse lost = work.get();
                LOG.atDebug().addKeyValue("status", lost.status()).log("answer lost on purpose");
                cut(context);
            }
            case BODY_STALLS -> stall(context, work.get());
        }
    }

    private static ApiResponse throttled(int seconds) {
        return Errors.answer(
                        CrmError.THROTTLED,
                        "Number of requests exceeded the limit of 6000 over time window of 300 seconds.")
                .with("Retry-After", String.valueOf(seconds));
    }

    private static void cut(Context context) {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    private void stall(Context context, ApiResponse response) {
        context.status(response.status());
        response.headers().forEach(context::header);
        context.res().setContentLength(Math.max(1, response.bytes().length));
        try {
            context.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.future(() -> closed);
    }

    /** Lets go of answers that stall. */
    @Override
    public void close() {
        faults.clear();
        closed.complete(null);
    }
}
