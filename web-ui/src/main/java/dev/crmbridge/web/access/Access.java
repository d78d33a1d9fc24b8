package dev.crmbridge.web.access;

import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides who a caller is and whether a change may go on.
 *
 * <p>A bearer token counts alone. A cookie counts for reading; for a change it proves nothing alone, because cookies ignore
 * ports: {@code Sec-Fetch-Site: same-origin} and a page token of the same session must come with it. A wrong bearer token is
 * refused even beside a good cookie. Safe for use by several threads.
 *
 * @param <P> type of the person
 */
public final class Access<P> {
    private final Sessions<P> sessions;
    private final PageTokens pageTokens;
    private final Function<String, Optional<P>> bearers;

    /** @param bearers finds the owner of a bearer token; must compare in constant time or by digest */
    public Access(Sessions<P> sessions, PageTokens pageTokens, Function<String, Optional<P>> bearers) {
        this.sessions = sessions;
        this.pageTokens = pageTokens;
        this.bearers = bearers;
    }

    /** Access with one bearer token that stands for {@code owner}. */
    public static <P> Access<P> with(Sessions<P> sessions, PageTokens pageTokens, BearerToken token, P owner) {
        return new Access<>(
                sessions, pageTokens, sent -> token.matches("Bearer " + sent) ? Optional.of(owner) : Optional.empty());
    }

    /**
     * The caller of a request, for use in a handler.
     *
     * @throws RequestRefused with 401 or 403 when it may not go on
     */
    public Caller<P> require(Context ctx) {
        return decide(RequestFacts.of(ctx));
    }

    /**
     * The same decision on facts.
     *
     * @throws RequestRefused 401 {@code wrong-token}, 401 {@code sign-in-needed}, 403 {@code foreign-page}, 403
     *     {@code stale-page}
     */
    public Caller<P> decide(RequestFacts facts) {
        if (facts.authorization() != null) {
            return BearerToken.in(facts.authorization())
                    .flatMap(bearers)
                    .map(who -> new Caller<>(who, null))
                    .orElseThrow(() -> new RequestRefused(
                            401,
                            "wrong-token",
                            "The token is not known here. It changes at each start; read it again."));
        }
        Session<P> session = sessions.find(facts.cookie())
                .orElseThrow(() -> new RequestRefused(
                        401, "sign-in-needed", "You are not signed in here. Open the page with a new sign-in link."));
        if (facts.isChange()) {
            checkChange(facts, session);
        }
        return new Caller<>(session.who(), session);
    }

    /** A page token for a page rendered for this caller; empty for callers without a session, which need none. */
    public String pageToken(Caller<P> caller) {
        @Nullable Session<P> session = caller.session();
        return session == null ? "" : pageTokens.issue(session);
    }

    private void checkChange(RequestFacts facts, Session<P> session) {
        if (!"same-origin".equals(facts.secFetchSite())) {
            throw new RequestRefused(
                    403, "foreign-page", "Nothing was changed: the request did not come from a page of this server.");
        }
        if (!pageTokens.isValid(session, facts.pageToken())) {
            throw new RequestRefused(
                    403,
                    "stale-page",
                    "Nothing was changed: this page is from before you signed in. Reload it, then try again.");
        }
    }
}
