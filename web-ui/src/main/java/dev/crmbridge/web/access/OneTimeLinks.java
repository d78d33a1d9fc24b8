package dev.crmbridge.web.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens for links that sign a person in once.
 *
 * <p>At most {@value #MAX_OPEN} links wait at a time; a further one takes the place of the oldest. Safe for use by several
 * threads: of two that redeem one token, exactly one succeeds.
 *
 * @param <P> whom a link signs in
 */
public final class OneTimeLinks<P> {
    private static final int MAX_OPEN = 64;

    private final InstantSource clock;
    private final RandomTokens tokens;
    private final Duration validity;
    private final Map<String, Link<P>> open = new LinkedHashMap<>();

    private record Link<P>(P who, Instant until) {}

    /** @param validity how long a link works, positive */
    public OneTimeLinks(InstantSource clock, RandomTokens tokens, Duration validity) {
        this.clock = clock;
        this.tokens = tokens;
        this.validity = validity;
    }

    /** Makes a token that signs {@code who} in. */
    public synchronized String issue(P who) {
        Instant now = clock.instant();
        open.values().removeIf(link -> !now.isBefore(link.until()));
        if (open.size() >= MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        String token = tokens.next();
        open.put(token, new Link<>(who, now.plus(validity)));
        return token;
    }

    /** Uses a token up. Empty when it was used, has expired or never existed. */
    public synchronized Optional<P> redeem(String token) {
        Link<P> link = open.remove(token);
        return link != null && clock.instant().isBefore(link.until()) ? Optional.of(link.who()) : Optional.empty();
    }
}
