package dev.crmbridge.web.server;

import dev.crmbridge.web.assets.Assets;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;

/**
 * What a server is made of. Start from {@link #named} and change what differs.
 *
 * @param name word for logs, thread names and messages, e.g. {@code service}
 * @param port port to listen at, 0 for any free one
 * @param assets files below {@code /assets/}
 * @param failures how failed requests are answered
 * @param maxRequestBytes largest request body accepted, in bytes; larger ones are answered with 413
 * @param longAddresses whether addresses, of up to 64 KiB at any server, may hold any percent escape, for interfaces that put
 *     queries and keys into them; such a server must not map paths to files
 * @param routes adds the routes; called once while the server is built
 */
public record ServerSpec(
        String name,
        int port,
        Assets assets,
        FailureAnswer failures,
        long maxRequestBytes,
        boolean longAddresses,
        Consumer<RoutesConfig> routes) {
    private static final long ONE_MEGABYTE = 1L << 20;
    private static final int HIGHEST_PORT = 65_535;

    /** Checks the ranges. */
    public ServerSpec {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "Port " + port + " does not exist. Give a number from 0 (any) to 65535.");
        }
        if (maxRequestBytes < 1) {
            throw new IllegalArgumentException("maxRequestBytes must be at least 1, was " + maxRequestBytes);
        }
    }

    /** A server at any free port with the shared assets, JSON failures, bodies up to 1 MiB and no routes. */
    public static ServerSpec named(String name) {
        return new ServerSpec(name, 0, Assets.shared(), FailureAnswer.json(), ONE_MEGABYTE, false, routes -> {});
    }

    /** The same at another port. */
    public ServerSpec withPort(int newPort) {
        return new ServerSpec(name, newPort, assets, failures, maxRequestBytes, longAddresses, routes);
    }

    /** The same with other assets, usually {@code Assets.shared().with(…)}. */
    public ServerSpec withAssets(Assets newAssets) {
        return new ServerSpec(name, port, newAssets, failures, maxRequestBytes, longAddresses, routes);
    }

    /** The same with another way to answer failures. */
    public ServerSpec withFailures(FailureAnswer newFailures) {
        return new ServerSpec(name, port, assets, newFailures, maxRequestBytes, longAddresses, routes);
    }

    /** The same with another body limit in bytes. */
    public ServerSpec withMaxRequestBytes(long bytes) {
        return new ServerSpec(name, port, assets, failures, bytes, longAddresses, routes);
    }

    /** The same, taking long addresses with any percent escape. */
    public ServerSpec withLongAddresses() {
        return new ServerSpec(name, port, assets, failures, maxRequestBytes, true, routes);
    }

    /** The same with more routes, added after those already there. */
    public ServerSpec withRoutes(Consumer<RoutesConfig> more) {
        return new ServerSpec(name, port, assets, failures, maxRequestBytes, longAddresses, routes.andThen(more));
    }
}
