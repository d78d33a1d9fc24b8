package dev.crmbridge.web.page;

import gg.jte.Content;
import io.javalin.http.Context;
import java.util.Map;

/** A page with its frame, before it is filled. Immutable. */
public final class Page {
    private final Pages pages;
    private final String frameTemplate;
    private final PageFrame frame;

    Page(Pages pages, String frameTemplate, PageFrame frame) {
        this.pages = pages;
        this.frameTemplate = frameTemplate;
        this.frame = frame;
    }

    /** The same with the token that its changes carry. */
    public Page withPageToken(String token) {
        return new Page(
                pages,
                frameTemplate,
                new PageFrame(
                        frame.site(),
                        frame.title(),
                        frame.path(),
                        token,
                        frame.icon(),
                        frame.styles(),
                        frame.scripts()));
    }

    /**
     * Fills {@code <main>} with a template and sends the page.
     *
     * @param template name below {@code src/main/jte} of any module, e.g. {@code embedded/activities.jte}
     * @param values its parameters by name
     */
    public void send(Context ctx, String template, Map<String, Object> values) {
        send(ctx, pages.part(template, values));
    }

    /** Fills {@code <main>} and sends the page. */
    public void send(Context ctx, Content main) {
        pages.send(ctx, frameTemplate, Map.of("frame", frame, "body", main));
    }
}
