package dev.crmbridge.web.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in browsers of one server, kept in memory: a restart signs all out.
 *
 * <p>At most {@value #MAX_SESSIONS}; a further one ends the one unused for longest. Safe for use by several threads.
 *
 * @param <P> type of the person
 */
public final class Sessions<P> {
    private static final int MAX_SESSIONS = 1_000;

    private final InstantSource clock;
    private final RandomTokens tokens;
    private final Duration idleLimit;
    private final Map<String, Used<P>> byId = new LinkedHashMap<>();

    private record Used<P>(Session<P> session, Instant last) {}

    /** @param idleLimit a session unused for this long ends; positive */
    public Sessions(InstantSource clock, RandomTokens tokens, Duration idleLimit) {
        this.clock = clock;
        this.tokens = tokens;
        this.idleLimit = idleLimit;
    }

    /** Signs a person in. */
    public synchronized Session<P> open(P who) {
        if (byId.size() >= MAX_SESSIONS) {
            byId.remove(byId.keySet().iterator().next());
        }
        var session = new Session<>(tokens.next(), tokens.next(), who);
        byId.put(session.id(), new Used<>(session, clock.instant()));
        return session;
    }

    /**
     * Finds the session of a cookie and keeps it alive.
     *
     * @param id cookie value, null when there is no cookie
     */
    public synchronized Optional<Session<P>> find(@Nullable String id) {
        Used<P> used = id == null ? null : byId.remove(id);
        if (used == null || !clock.instant().isBefore(used.last().plus(idleLimit))) {
            return Optional.empty();
        }
        byId.put(used.session().id(), new Used<>(used.session(), clock.instant()));
        return Optional.of(used.session());
    }

    /** Signs out; an unknown id changes nothing. */
    public synchronized void end(String id) {
        byId.remove(id);
    }
}
