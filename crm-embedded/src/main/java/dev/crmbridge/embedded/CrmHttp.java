package dev.crmbridge.embedded;

import dev.crmbridge.embedded.api.ApiRequest;
import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.embedded.api.Errors;
import dev.crmbridge.embedded.api.Session;
import dev.crmbridge.embedded.api.WebApi;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.web.server.Failure;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of the Web API: takes requests from HTTP to {@link WebApi} and answers back. */
final class CrmHttp {
    private static final Pattern API = Pattern.compile("^/api/data/(v9\\.[0-2])(?:/(.*))?$", Pattern.DOTALL);

    private final WebApi api;
    private final SqliteDatabase database;
    private final SignedIn signedIn;
    private final FaultyAnswers faults;

    CrmHttp(WebApi api, SqliteDatabase database, SignedIn signedIn, FaultyAnswers faults) {
        this.api = api;
        this.database = database;
        this.signedIn = signedIn;
        this.faults = faults;
    }

    void addTo(RoutesConfig routes) {
        for (String path : new String[] {"/api/data/{version}", "/api/data/{version}/<path>"}) {
            Handler handler = this::answer;
            routes.get(path, handler);
            routes.post(path, handler);
            routes.patch(path, handler);
            routes.put(path, handler);
            routes.delete(path, handler);
        }
    }

    /** Failures of the server itself, in the shape of OData. */
    static void failure(Context context, Failure failure) {
        CrmError error = switch (failure.status()) {
            case 404 -> CrmError.RESOURCE_NOT_FOUND;
            case 405 -> CrmError.METHOD_NOT_ALLOWED;
            case 413 -> CrmError.TOO_LARGE;
            case 501 -> CrmError.NOT_IMPLEMENTED;
            default -> failure.status() < 500 ? CrmError.ODATA : CrmError.UNEXPECTED;
        };
        ApiResponse answer = Errors.answer(error, failure.message());
        context.header("OData-Version", "4.0");
        answer.headers().forEach(context::header);
        context.result(answer.bytes());
    }

    private void answer(Context context) {
        Matcher matcher = API.matcher(context.req().getRequestURI());
        if (!matcher.matches()) {
            send(
                    context,
                    Errors.answer(
                            CrmError.RESOURCE_NOT_FOUND,
                            "Resource not found for the segment '" + context.pathParam("version")
                                    + "'. Use v9.0, v9.1 or v9.2."));
            return;
        }
        String path = Optional.ofNullable(matcher.group(2)).orElse("");
        faults.around(context, path, () -> respond(context, matcher, path), CrmHttp::send);
    }

    private ApiResponse respond(Context context, Matcher matcher, String path) {
        try {
            Session session = new Session(signedIn.caller(context), database, Map.of(), false);
            return api.handle(request(context, matcher.group(1), path), session);
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

    private static ApiRequest request(Context context, String version, String path) {
        Map<String, String> headers = new LinkedHashMap<>(context.headerMap());
        String query = context.req().getQueryString();
        return new ApiRequest(
                context.req().getMethod(),
                base(context) + "/api/data/" + version + "/",
                query == null ? path : path + "?" + query,
                headers,
                context.bodyAsBytes());
    }

    private static String base(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("127.0.0.1");
        return context.req().getScheme() + "://" + host;
    }

    static void send(Context context, ApiResponse response) {
        context.status(response.status());
        context.header("OData-Version", "4.0");
        context.header("Cache-Control", "no-cache");
        response.headers().forEach(context::header);
        if (response.body().isEmpty()) {
            // The server presumes text for every answer; one without a body has no media type.
            context.res().setContentType(null);
        } else {
            context.result(response.bytes());
        }
    }
}
