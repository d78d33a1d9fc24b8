package dev.crmbridge.web.page;

import dev.crmbridge.web.assets.Assets;
import dev.crmbridge.web.server.Failure;
import dev.crmbridge.web.server.FailureAnswer;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Renders pages: a template of any module inside the frame of this one.
 *
 * <p>jte resolves {@code @template} calls only within one module. A page therefore is a template that holds the content of
 * {@code <main>} alone, and this class calls the frame with it. Safe for use by several threads.
 */
public final class Pages {
    private static final List<String> STYLES = List.of("tokens.css", "base.css");
    private static final List<String> SCRIPTS = List.of("htmx.js", "menu.js", "live.js");

    private final TemplateEngine engine;
    private final Assets assets;

    /**
     * @param engine knows the templates of all modules on the class path: {@code createPrecompiled(ContentType.Html)}
     * @param assets the assets of the server, for addresses with content hashes
     */
    public Pages(TemplateEngine engine, Assets assets) {
        this.engine = engine;
        this.assets = assets;
    }

    /** A page of its own, to be filled and sent. */
    public Page page(Site site, String title, String path) {
        return new Page(this, "web/page.jte", frame(site, title, path));
    }

    /** A question window: the page is the dialog. */
    public Page question(Site site, String title, String path) {
        return new Page(this, "web/question.jte", frame(site, title, path));
    }

    /** A template without a frame, e.g. one table row that a page fetches again. */
    public void fragment(Context ctx, String template, Map<String, Object> values) {
        send(ctx, template, values);
    }

    /** A template as a part of another. */
    public Content part(String template, Map<String, Object> values) {
        return output -> engine.render(template, values, output);
    }

    /**
     * Answers failures as a page where a person navigates, and as JSON where a script asks.
     *
     * @param site frame of the page
     */
    public FailureAnswer failures(Site site) {
        FailureAnswer json = FailureAnswer.json();
        return (ctx, failure) -> {
            String accept = ctx.header("Accept");
            boolean asksForPage = accept != null
                    && accept.contains("text/html")
                    && !ctx.path().startsWith("/api/");
            if (asksForPage && ctx.header("HX-Request") == null) {
                failurePage(ctx, site, failure);
            } else {
                json.write(ctx, failure);
            }
        };
    }

    void send(Context ctx, String template, Map<String, Object> values) {
        var output = new Utf8ByteOutput();
        engine.render(template, values, output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ctx.contentType("text/html; charset=utf-8").result(bytes.toByteArray());
    }

    private void failurePage(Context ctx, Site site, Failure failure) {
        String title =
                failure.status() == 404 ? "Nothing here" : failure.status() == 401 ? "Sign in" : "That did not work";
        question(site, title, ctx.path()).send(ctx, "web/failure.jte", Map.of("title", title, "failure", failure));
    }

    private PageFrame frame(Site site, String title, String path) {
        return new PageFrame(
                site,
                title,
                path,
                "",
                assets.url("favicon.svg"),
                urls(STYLES, site.styles()),
                urls(SCRIPTS, site.scripts()));
    }

    private List<String> urls(List<String> shared, List<String> own) {
        var names = new ArrayList<>(shared);
        names.addAll(own);
        return names.stream().map(assets::url).toList();
    }
}
