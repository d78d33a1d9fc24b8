package dev.crmbridge.web.page;

import dev.crmbridge.web.text.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all pages of one server have in common.
 *
 * @param product name in the header and at the end of window titles
 * @param context where one is, e.g. CRM and user; empty for none
 * @param connection connection badge; null for none
 * @param nav main navigation; empty for none
 * @param theme what the person chose
 * @param eventsUrl path of the event stream for live updates; empty for none
 * @param styles names of further style sheets among the assets
 * @param scripts names of further scripts among the assets
 */
public record Site(
        String product,
        String context,
        @Nullable Connection connection,
        List<NavEntry> nav,
        Theme theme,
        String eventsUrl,
        List<String> styles,
        List<String> scripts) {

    /** Copies the lists. */
    public Site {
        nav = List.copyOf(nav);
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /** Colors: as the system has them, or fixed. */
    public enum Theme {
        /** Follow the system. */
        SYSTEM,
        /** Always light. */
        LIGHT,
        /** Always dark. */
        DARK;

        /** Class of the root element; empty for the system's. */
        public String css() {
            return switch (this) {
                case SYSTEM -> "";
                case LIGHT -> "light";
                case DARK -> "dark";
            };
        }
    }

    /** Badge in the header: icon, word, tone. */
    public record Connection(Icon icon, String label, Tone tone) {}

    /** A site with a name and navigation only. */
    public static Site named(String product, List<NavEntry> nav) {
        return new Site(product, "", null, nav, Theme.SYSTEM, "", List.of(), List.of());
    }

    /** The same with a context line. */
    public Site withContext(String text) {
        return new Site(product, text, connection, nav, theme, eventsUrl, styles, scripts);
    }

    /** The same with a connection badge. */
    public Site withConnection(Connection badge) {
        return new Site(product, context, badge, nav, theme, eventsUrl, styles, scripts);
    }

    /** The same in another theme. */
    public Site withTheme(Theme chosen) {
        return new Site(product, context, connection, nav, chosen, eventsUrl, styles, scripts);
    }

    /** The same with live updates. */
    public Site withEvents(String url) {
        return new Site(product, context, connection, nav, theme, url, styles, scripts);
    }

    /** The same with own style sheets and scripts. */
    public Site withFiles(List<String> styleSheets, List<String> scriptFiles) {
        return new Site(product, context, connection, nav, theme, eventsUrl, styleSheets, scriptFiles);
    }
}
