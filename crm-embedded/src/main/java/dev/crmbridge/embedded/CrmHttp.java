package dev.crmbridge.embedded;

import dev.crmbridge.embedded.api.ApiRequest;
import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.embedded.api.Errors;
import dev.crmbridge.embedded.api.Session;
import dev.crmbridge.embedded.api.WebApi;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.faults.Faults;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The Web API on an HTTP port of 127.0.0.1. */
final class CrmHttp implements AutoCloseable {
    private static final Pattern API = Pattern.compile("^/api/data/(v9\\.[0-2])(?:/(.*))?$", Pattern.DOTALL);
    private static final int MAX_HEADER_BYTES = 80 * 1024;
    private static final long MAX_BODY_BYTES = 64L * 1024 * 1024;

    private final WebApi api;
    private final SqliteDatabase database;
    private final Accounts accounts;
    private final Faults faults;
    private final Javalin server;

    CrmHttp(CrmSettings settings, WebApi api, SqliteDatabase database, Accounts accounts, Faults faults) {
        this.api = api;
        this.database = database;
        this.accounts = accounts;
        this.faults = faults;
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.maxRequestSize = MAX_BODY_BYTES;
                    config.jetty.threadPool = new QueuedThreadPool(32, 4);
                    config.jetty.modifyHttpConfiguration(http -> {
                        http.setUriCompliance(UriCompliance.UNSAFE);
                        http.setRequestHeaderSize(MAX_HEADER_BYTES);
                        http.setSendServerVersion(false);
                    });
                    for (String path : new String[] {"/api/data/{version}", "/api/data/{version}/<path>"}) {
                        config.routes.get(path, this::answer);
                        config.routes.post(path, this::answer);
                        config.routes.patch(path, this::answer);
                        config.routes.put(path, this::answer);
                        config.routes.delete(path, this::answer);
                    }
                })
                .start("127.0.0.1", settings.port());
    }

    int port() {
        return server.port();
    }

    private void answer(Context context) {
        send(context, respond(context));
    }

    private ApiResponse respond(Context context) {
        Matcher matcher = API.matcher(context.req().getRequestURI());
        if (!matcher.matches()) {
            return Errors.answer(CrmError.RESOURCE_NOT_FOUND, "Resource not found for the segment '"
                    + context.pathParam("version") + "'. Use v9.0, v9.1 or v9.2.");
        }
        try {
            Caller caller = caller(context);
            return api.handle(request(context, matcher), new Session(caller, database, Map.of(), false));
        } catch (CrmException e) {
            ApiResponse answer = Errors.answer(e.error(), e.text());
            return e.error() == CrmError.UNAUTHENTICATED
                    ? answer.with(
                            "WWW-Authenticate",
                            "Bearer authorization_uri=" + base(context) + "/oauth2/authorize, resource_id="
                                    + base(context) + "/")
                    : answer;
        }
    }

    private static ApiRequest request(Context context, Matcher matcher) {
        Map<String, String> headers = new LinkedHashMap<>();
        context.headerMap().forEach(headers::put);
        String path = Optional.ofNullable(matcher.group(2)).orElse("");
        String query = context.req().getQueryString();
        return new ApiRequest(
                context.req().getMethod(),
                base(context) + "/api/data/" + matcher.group(1) + "/",
                query == null ? path : path + "?" + query,
                headers,
                context.bodyAsBytes());
    }

    private static String base(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("127.0.0.1");
        return context.req().getScheme() + "://" + host;
    }

    /** Who calls, by bearer token; impersonation where the caller may. */
    private Caller caller(Context context) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw CrmError.UNAUTHENTICATED.with("The request needs an access token: Authorization: Bearer <token>.");
        }
        UUID id = accounts.userOf(header.substring(7).strip())
                .orElseThrow(() -> CrmError.UNAUTHENTICATED.with("The access token is not known to this server."));
        return database.read(tx -> {
            SqliteSecurity.User user = SqliteSecurity.user(tx, id)
                    .orElseThrow(() -> CrmError.UNAUTHENTICATED.with("The user of the access token no longer exists."));
            if (user.disabled()) {
                throw CrmError.USER_DISABLED.with("The specified user (Id = " + id + ") is disabled.");
            }
            if (user.caller().roleCount() == 0) {
                throw CrmError.USER_WITHOUT_ROLE.with("The user with id " + id
                        + " has not been assigned any roles. They need a role with the prvReadUser privilege.");
            }
            return user.caller();
        });
    }

    private static void send(Context context, ApiResponse response) {
        context.status(response.status());
        context.header("OData-Version", "4.0");
        context.header("Cache-Control", "no-cache");
        response.headers().forEach(context::header);
        if (!response.body().isEmpty()) {
            context.result(response.bytes());
        }
    }

    @Override
    public void close() {
        server.stop();
        faults.clear();
    }
}
