package dev.crmbridge.dedupe.transform;

import java.net.IDN;
import java.util.List;
import java.util.Locale;

/** E-mail addresses without what mail programs add: display name, {@code mailto:}, case, international host names. */
final class EmailAddress {
    private EmailAddress() {}

    /** @return the bare address; nothing when there is none */
    static List<String> keys(String text) {
        String bare = bare(text);
        int at = bare.lastIndexOf('@');
        return at < 1 || at == bare.length() - 1 ? List.of() : List.of(bare.substring(0, at + 1) + host(bare, at));
    }

    /** @return the host of the address */
    static List<String> domain(String text) {
        String bare = bare(text);
        int at = bare.lastIndexOf('@');
        return at < 1 || at == bare.length() - 1 ? List.of() : List.of(host(bare, at));
    }

    private static String bare(String text) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', open + 1);
        String inner = open >= 0 && close > open ? text.substring(open + 1, close) : text;
        String bare = inner.strip().toLowerCase(Locale.ROOT);
        return bare.startsWith("mailto:") ? bare.substring("mailto:".length()).strip() : bare;
    }

    private static String host(String bare, int at) {
        String host = bare.substring(at + 1);
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAHostName) {
            return host;
        }
    }
}
