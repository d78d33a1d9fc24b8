package dev.crmbridge.web.server;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request was meant for this server and was not sent by a foreign page.
 *
 * <p>A browser can be tricked into resolving a foreign name to 127.0.0.1 (DNS rebinding); the {@code Host} header then
 * still carries the foreign name. Any page may also send a form to a loopback port; its {@code Origin} gives it away.
 */
public final class HostCheck {
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int HTTP_PORT = 80;

    private HostCheck() {}

    /**
     * Tells whether a {@code Host} header names the loopback interface and exactly this port.
     *
     * @param host header value, null when absent (which is refused)
     * @param port port the request arrived at
     */
    public static boolean isOurs(@Nullable String host, int port) {
        if (host == null) {
            return false;
        }
        String wanted = host.toLowerCase(Locale.ROOT);
        return LOOPBACK_NAMES.stream()
                .anyMatch(name -> wanted.equals(name + ":" + port) || (port == HTTP_PORT && wanted.equals(name)));
    }

    /**
     * Tells whether the sender of a request is one of our own pages or no page at all.
     *
     * <p>{@code Origin: null} is what a browser sends for a form of our own pages, because they forbid referrers (Fetch
     * standard, "append a request Origin header"); it is believed only together with {@code Sec-Fetch-Site: same-origin},
     * which no script can set.
     *
     * @param origin {@code Origin} header, null when absent
     * @param secFetchSite {@code Sec-Fetch-Site} header, null when absent
     * @param port port the request arrived at
     */
    public static boolean isFromUs(@Nullable String origin, @Nullable String secFetchSite, int port) {
        if (origin == null) {
            return true;
        }
        if (origin.equals("null")) {
            return "same-origin".equals(secFetchSite);
        }
        return origin.startsWith("http://") && isOurs(origin.substring("http://".length()), port);
    }
}
