package dev.crmbridge.service.api;

import dev.crmbridge.service.security.Gate;
import dev.crmbridge.service.security.Owner;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The API that pages, command line and add-in share. Every route but the challenge asks who is calling first.
 *
 * <p>Handlers run on server threads and wait there for the engine.
 */
public final class LoopbackApi {
    /** Path of the event stream. */
    public static final String EVENTS = "/api/events";

    private static final String OPEN_API = "/dev/crmbridge/service/api/openapi.yaml";

    private final ApiParts parts;
    private final EventStream events;
    private final List<ApiRoute> further;

    /**
     * @param events where listeners of {@value #EVENTS} are kept
     * @param further routes of other packages; they are guarded like all others
     */
    public LoopbackApi(ApiParts parts, EventStream events, List<ApiRoute> further) {
        this.parts = parts;
        this.events = events;
        this.further = List.copyOf(further);
    }

    /** Adds all routes, the event stream and the sign-in link. */
    public void addTo(RoutesConfig routes) {
        Gate gate = parts.gate();
        for (ApiRoute route : routes()) {
            new ApiRoute(route.method(), route.path(), ctx -> {
                        gate.access().require(ctx);
                        route.handler().handle(ctx);
                    })
                    .addTo(routes);
        }
        challenge().addTo(routes);
        // A stream has begun when its handler runs, so the question who is calling must be asked before.
        routes.before(EVENTS, gate.access()::require);
        routes.sse(EVENTS, events::add);
        gate.signIn().addTo(routes);
    }

    /** @return every path of the API with its method, as {@code "GET /api/items"} */
    public List<String> inventory() {
        return Stream.concat(routes().stream(), Stream.of(challenge(), ApiRoute.get(EVENTS, ctx -> {})))
                .map(route -> route.method() + " " + route.path())
                .sorted()
                .toList();
    }

    private List<ApiRoute> routes() {
        return Stream.of(
                        new CommandRoutes(parts).all(),
                        new ItemRoutes(parts).all(),
                        new StateRoutes(parts).all(),
                        new HistoryRoutes(parts).all(),
                        new DeletionRoutes(parts).all(),
                        new ProblemRoutes(parts).all(),
                        new SettingRoutes(parts).all(),
                        new FilterRoutes(parts).all(),
                        further,
                        List.of(
                                ApiRoute.post("/api/links", this::link),
                                ApiRoute.get("/api/openapi.yaml", LoopbackApi::openApi)))
                .flatMap(List::stream)
                .toList();
    }

    private ApiRoute challenge() {
        return ApiRoute.post("/api/challenge", ctx -> {
            String nonce = Body.of(ctx).onlyWith("nonce").neededText("nonce");
            try {
                ctx.json(Map.of("proof", parts.gate().proof(nonce, ctx.req().getLocalPort())));
            } catch (IllegalArgumentException badNonce) {
                throw new RequestRefused(400, "bad-request", String.valueOf(badNonce.getMessage()));
            }
        });
    }

    private void link(Context ctx) {
        String to = Body.of(ctx).onlyWith("to").text("to");
        String path = parts.gate().signIn().linkFor(Owner.ME, to == null ? "/" : to);
        ctx.status(201).json(Map.of("loginUrl", "http://127.0.0.1:" + ctx.req().getLocalPort() + path));
    }

    private static void openApi(Context ctx) {
        try (InputStream in = LoopbackApi.class.getResourceAsStream(OPEN_API)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + OPEN_API);
            }
            ctx.contentType("application/yaml").result(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
