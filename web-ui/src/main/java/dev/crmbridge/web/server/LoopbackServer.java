package dev.crmbridge.web.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.net.URI;
import java.util.Locale;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running HTTP server at 127.0.0.1.
 *
 * <p>Every request must name a loopback host with this port and must not come from a foreign page; every answer carries
 * the security headers, failures included. Handlers run on a pool of at most {@value #MAX_THREADS} threads. Safe for use
 * by several threads; {@link #close} waits briefly for running requests.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int MAX_THREADS = 24;
    private static final int MIN_THREADS = 2;
    private static final int LONG_HEADER_BYTES = 80 * 1024;
    private static final long STOP_TIMEOUT_MS = 2_000;
    private static final long ONE_MEBIBYTE = 1L << 20;

    private final Javalin app;

    private LoopbackServer(Javalin app) {
        this.app = app;
    }

    /** Loads, beside other work, what the first start of a server waits for: Jetty asks for the locales of the machine. */
    public static void loadAhead() {
        if (MimeTypes.DEFAULTS.getMimeMap().isEmpty()) {
            throw new IllegalStateException("Jetty knows no media types");
        }
    }

    /**
     * Builds and starts a server; it answers when this method returns.
     *
     * @throws PortInUse when another process listens at the wanted port; nothing stays running then
     */
    public static LoopbackServer start(ServerSpec spec) {
        Javalin app = Javalin.create(config -> configure(config, spec));
        try {
            app.start("127.0.0.1", spec.port());
        } catch (RuntimeException failure) {
            app.stop();
            if (isBusyPort(failure)) {
                throw new PortInUse(spec.name(), spec.port(), failure);
            }
            throw failure;
        }
        LOG.atDebug()
                .addKeyValue("server", spec.name())
                .addKeyValue("port", app.port())
                .log("server listens");
        return new LoopbackServer(app);
    }

    /** The port it listens at, 1 to 65535. */
    public int port() {
        return app.port();
    }

    /** Its address without a path or trailing slash, e.g. {@code http://127.0.0.1:4711}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /**
     * Stops listening, lets running requests end for up to two seconds, then cuts them. Repeating it does nothing. That a
     * request had to be cut is only logged: the server is stopped all the same, and who closes it has more to close.
     */
    @Override
    public void close() {
        try {
            app.stop();
        } catch (JavalinException cut) {
            LOG.atDebug().setCause(cut).log("requests were cut when the server stopped");
        }
    }

    private static void configure(JavalinConfig config, ServerSpec spec) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = spec.maxRequestBytes();
        config.http.generateEtags = false;
        config.jsonMapper(new JavalinJackson3(JsonMapper.builder().build(), false));
        var threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName(spec.name() + "-http");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            // The address of a bulk command's page names all of its operations.
            http.setRequestHeaderSize(LONG_HEADER_BYTES);
            if (spec.longAddresses()) {
                http.setUriCompliance(UriCompliance.UNSAFE);
            }
        });
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_TIMEOUT_MS));
        addFailures(config.routes, spec);
        config.routes.before(LoopbackServer::guard);
        spec.assets().addTo(config.routes);
        spec.routes().accept(config.routes);
    }

    private static void guard(Context ctx) {
        SecurityHeaders.ALL.forEach(ctx::header);
        int port = ctx.req().getLocalPort();
        if (!HostCheck.isOurs(ctx.header("Host"), port)) {
            throw new RequestRefused(
                    421, "wrong-host", "This server answers only at 127.0.0.1:" + port + ". Use that address.");
        }
        if (!HostCheck.isFromUs(ctx.header("Origin"), ctx.header("Sec-Fetch-Site"), port)) {
            throw new RequestRefused(403, "foreign-origin", "Pages of other sites may not call this server.");
        }
    }

    private static void addFailures(RoutesConfig routes, ServerSpec spec) {
        FailureAnswer answer = spec.failures();
        routes.exception(RequestRefused.class, (refused, ctx) -> write(ctx, answer, refused.failure()));
        routes.exception(HttpResponseException.class, (known, ctx) -> write(ctx, answer, failureOf(known, spec)));
        routes.exception(
                JacksonException.class,
                (bad, ctx) -> write(ctx, answer, new Failure(400, "bad-json", BadJson.sentence(bad))));
        routes.exception(Exception.class, (bug, ctx) -> {
            LOG.atError()
                    .addKeyValue("method", ctx.method())
                    .addKeyValue("route", ctx.endpoint().path)
                    .setCause(bug)
                    .log("request failed unexpectedly");
            write(
                    ctx,
                    answer,
                    new Failure(
                            500,
                            "internal",
                            "Something went wrong inside. The log has the details; trying again may help."));
        });
    }

    private static Failure failureOf(HttpResponseException known, ServerSpec spec) {
        HttpStatus status = HttpStatus.forStatus(known.getStatus());
        String code = status.getMessage().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String message = switch (known.getStatus()) {
            case 404 -> "There is nothing at this address.";
            case 413 ->
                "The body of the request is larger than " + size(spec.maxRequestBytes())
                        + ", the most this server takes. Send less at once, for example in several requests.";
            default -> nullToEmpty(known.getMessage());
        };
        return new Failure(Math.max(400, known.getStatus()), code, message);
    }

    private static String size(long bytes) {
        return bytes % ONE_MEBIBYTE == 0 ? bytes / ONE_MEBIBYTE + " MiB" : bytes + " bytes";
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void write(Context ctx, FailureAnswer answer, Failure failure) {
        SecurityHeaders.ALL.forEach(ctx::header);
        ctx.status(failure.status());
        answer.write(ctx, failure);
    }

    private static boolean isBusyPort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
