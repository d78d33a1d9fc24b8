package dev.crmbridge.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around one page shows. Templates {@code web/page.jte} and {@code web/question.jte} take it.
 *
 * @param site what all pages have in common
 * @param title what the window title says before the product's name, with the count: "Problems (3)"
 * @param path path of this page; its navigation link is marked as current
 * @param pageToken token of {@code Access.pageToken}, empty where pages change nothing
 * @param icon address of the picture in the tab
 * @param styles addresses of the style sheets
 * @param scripts addresses of the scripts
 */
public record PageFrame(
        Site site,
        String title,
        String path,
        String pageToken,
        String icon,
        List<String> styles,
        List<String> scripts) {

    /** Settings of htmx that keep it within a strict content security policy. */
    public String htmxConfig() {
        return "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"selfRequestsOnly\":true,"
                + "\"responseHandling\":[{\"code\":\"204\",\"swap\":false},{\"code\":\"[23]..\",\"swap\":true},"
                + "{\"code\":\"4(09|12|22)\",\"swap\":true},{\"code\":\"[45]..\",\"swap\":false,\"error\":true}]}";
    }

    /** Value of {@code hx-headers}: every request of htmx carries the page token. Null when there is none. */
    public @Nullable String htmxHeaders() {
        return pageToken.isEmpty() ? null : "{\"X-CSRF-Token\":\"" + pageToken + "\"}";
    }

    /** Whether a navigation link leads to this page. */
    public boolean isCurrent(NavEntry entry) {
        return entry.href().equals(path) || (!entry.href().equals("/") && path.startsWith(entry.href() + "/"));
    }
}
