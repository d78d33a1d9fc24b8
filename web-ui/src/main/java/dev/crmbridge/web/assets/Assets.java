package dev.crmbridge.web.assets;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The files below {@code /assets/}, held in memory. Immutable, safe for use by several threads.
 *
 * <p>{@link #url} adds the content hash as {@code ?v=}; an answer to a right hash may be kept for a year, any other must be
 * asked again (and is answered with 304 while unchanged), so a new version is never hidden by an old copy.
 */
public final class Assets {
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, Asset> byName;

    private Assets(Map<String, Asset> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** What all pages share: {@code tokens.css base.css icons.svg favicon.svg menu.js live.js htmx.js}. */
    public static Assets shared() {
        return new Assets(Map.of("htmx.js", Asset.of("htmx.js", read(Assets.class, HTMX))))
                .with(
                        Assets.class,
                        "/dev/crmbridge/web/assets/",
                        "tokens.css",
                        "base.css",
                        "icons.svg",
                        "favicon.svg",
                        "menu.js",
                        "live.js");
    }

    /**
     * These and more.
     *
     * @param owner class of the module that holds the files
     * @param folder absolute folder on the class path, with slashes at both ends
     * @param names file names; a name already there is refused
     */
    public Assets with(Class<?> owner, String folder, String... names) {
        var all = new HashMap<>(byName);
        for (String name : names) {
            if (all.put(name, Asset.of(name, read(owner, folder + name))) != null) {
                throw new IllegalArgumentException("There are two assets named " + name + ". Rename one.");
            }
        }
        return new Assets(all);
    }

    /**
     * Address of a file for a page, with its content hash.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public String url(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset named " + name);
        }
        return "/assets/" + name + "?v=" + asset.hash();
    }

    /** Adds the route that serves them. */
    public void addTo(RoutesConfig routes) {
        routes.get("/assets/{name}", ctx -> serve(ctx, ctx.pathParam("name")));
        // Browsers ask for this by themselves on pages that name no icon, such as the one after a sign-in.
        routes.get("/favicon.ico", ctx -> serve(ctx, "favicon.svg"));
    }

    private void serve(Context ctx, String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new NotFoundResponse();
        }
        boolean pinned = asset.hash().equals(ctx.queryParam("v"));
        ctx.header("Cache-Control", pinned ? "public, max-age=31536000, immutable" : "no-cache");
        ctx.header("ETag", asset.etag());
        ctx.contentType(asset.contentType());
        if (asset.etag().equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.result(asset.bytes());
        }
    }

    private static byte[] read(Class<?> owner, String path) {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("not on the class path: " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
