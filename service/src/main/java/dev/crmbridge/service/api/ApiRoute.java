package dev.crmbridge.service.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/**
 * One route of the API.
 *
 * @param method GET or POST
 * @param path with {@code {parameters}}
 * @param handler carries a request out
 */
public record ApiRoute(Method method, String path, Handler handler) {
    /** Methods the API uses. */
    public enum Method {
        GET,
        POST
    }

    /** @return a route that reads */
    public static ApiRoute get(String path, Handler handler) {
        return new ApiRoute(Method.GET, path, handler);
    }

    /** @return a route that changes something */
    public static ApiRoute post(String path, Handler handler) {
        return new ApiRoute(Method.POST, path, handler);
    }

    void addTo(RoutesConfig routes) {
        switch (method) {
            case GET -> routes.get(path, handler);
            case POST -> routes.post(path, handler);
        }
    }
}
