package dev.crmbridge.web.access;

import org.jspecify.annotations.Nullable;

/**
 * Tokens that prove that a change was asked for by a page we rendered for this session (CSRF protection, OWASP
 * "signed double submit", with the key on the server).
 *
 * <p>A token is {@code nonce.mac}: each page gets its own, and none has to be stored. It is worth nothing in another
 * session. Safe for use by several threads.
 */
public final class PageTokens {
    private final RandomTokens tokens;

    /** @param tokens source of the nonces */
    public PageTokens(RandomTokens tokens) {
        this.tokens = tokens;
    }

    /** A token for one page. */
    public String issue(Session<?> session) {
        String nonce = tokens.next();
        return nonce + "." + mac(session, nonce);
    }

    /** Tells whether a token was made for this session; false for null and for anything misshapen. */
    public boolean isValid(Session<?> session, @Nullable String token) {
        int dot = token == null ? -1 : token.indexOf('.');
        return token != null && dot > 0 && Macs.same(token.substring(dot + 1), mac(session, token.substring(0, dot)));
    }

    private static String mac(Session<?> session, String nonce) {
        return Macs.of(session.pageKey(), "page:" + nonce);
    }
}
