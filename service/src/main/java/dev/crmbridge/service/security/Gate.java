package dev.crmbridge.service.security;

import dev.crmbridge.web.access.Access;
import dev.crmbridge.web.access.BearerToken;
import dev.crmbridge.web.access.ChallengeProof;
import dev.crmbridge.web.access.OneTimeLinks;
import dev.crmbridge.web.access.PageTokens;
import dev.crmbridge.web.access.RandomTokens;
import dev.crmbridge.web.access.Sessions;
import dev.crmbridge.web.access.SignIn;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Everything that decides who may call one run of the service. A new token is made each time.
 *
 * <p>Terminology: <b>token</b>: what programs of this user send; <b>link</b>: signs a browser in once; <b>proof</b>: how the
 * service shows that it knows the token before anybody sends it.
 *
 * <p>Thread-safe.
 */
public final class Gate {
    private static final Duration LINK_VALID = Duration.ofMinutes(30);
    private static final Duration SESSION_IDLE = Duration.ofDays(7);

    private final String token;
    private final Access<Owner> access;
    private final SignIn<Owner> signIn;

    /**
     * @param clock decides when links and sessions end
     * @param random source of the token and of all secrets
     */
    public Gate(InstantSource clock, SecureRandom random) {
        var tokens = new RandomTokens(random);
        var sessions = new Sessions<Owner>(clock, tokens, SESSION_IDLE);
        this.token = tokens.next();
        this.access = Access.with(sessions, new PageTokens(tokens), new BearerToken(token), Owner.ME);
        this.signIn = new SignIn<>(new OneTimeLinks<>(clock, tokens, LINK_VALID), sessions);
    }

    /** @return the bearer token of this run */
    public String token() {
        return token;
    }

    /** @return what each handler asks first */
    public Access<Owner> access() {
        return access;
    }

    /** @return the route that turns a one-time link into a session, and the maker of links */
    public SignIn<Owner> signIn() {
        return signIn;
    }

    /**
     * Proves that this service knows the token.
     *
     * @param nonce 16 to 256 characters, fresh for each challenge
     * @param port port the challenge arrived at, part of the proof so that it is worth nothing elsewhere
     * @throws IllegalArgumentException when the nonce is too short or too long
     */
    public String proof(String nonce, int port) {
        return challenge(token, port).answer(nonce);
    }

    /** @return the challenge that a service at {@code port} must answer with {@code token} */
    public static ChallengeProof challenge(String token, int port) {
        return new ChallengeProof(token, "service@127.0.0.1:" + port);
    }
}
