package dev.crmbridge.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.web.server.RequestRefused;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final RandomTokens tokens = new RandomTokens(new SecureRandom());
    private final PageTokens pageTokens = new PageTokens(tokens);
    private final Sessions<String> sessions =
            new Sessions<>(InstantSource.fixed(Instant.EPOCH), tokens, Duration.ofHours(1));
    private final Session<String> session = sessions.open("robin");
    private final Access<String> testSubject = Access.with(sessions, pageTokens, new BearerToken("secret"), "program");

    @Test
    void theBearerTokenAloneMayChange() {
        assertThat(testSubject
                        .decide(facts("POST", "Bearer secret", null, null, null))
                        .who())
                .isEqualTo("program");
    }

    @Test
    void aWrongBearerTokenIsRefusedEvenBesideAGoodCookie() {
        refused(facts("GET", "Bearer wrong", session.id(), null, null), 401, "wrong-token");
        refused(facts("GET", "Basic secret", session.id(), null, null), 401, "wrong-token");
    }

    @Test
    void theCookieAloneMayReadOnly() {
        assertThat(testSubject
                        .decide(facts("GET", null, session.id(), null, null))
                        .who())
                .isEqualTo("robin");
        refused(facts("POST", null, session.id(), null, null), 403, "foreign-page");
        refused(facts("DELETE", null, session.id(), "same-origin", null), 403, "stale-page");
    }

    @Test
    void withoutCookieAndTokenOneMustSignIn() {
        refused(facts("GET", null, null, "same-origin", null), 401, "sign-in-needed");
        refused(facts("GET", null, "unknown", "same-origin", null), 401, "sign-in-needed");
    }

    @Test
    void aChangeNeedsTheTokenOfItsOwnSessionFromItsOwnOrigin() {
        String token = pageTokens.issue(session);
        String other = pageTokens.issue(sessions.open("other"));

        assertThat(testSubject
                        .decide(facts("POST", null, session.id(), "same-origin", token))
                        .session())
                .isEqualTo(session);
        refused(facts("POST", null, session.id(), "same-site", token), 403, "foreign-page");
        refused(facts("POST", null, session.id(), "cross-site", token), 403, "foreign-page");
        refused(facts("POST", null, session.id(), "none", token), 403, "foreign-page");
        refused(facts("POST", null, session.id(), "same-origin", other), 403, "stale-page");
    }

    @Test
    void aPageTokenIsNewForEveryPageAndMisshapenOnesAreRefused() {
        assertThat(pageTokens.issue(session)).isNotEqualTo(pageTokens.issue(session));
        for (String misshapen : new String[] {"", ".", "a", "a.", ".b", "a.b.c"}) {
            assertThat(pageTokens.isValid(session, misshapen)).as(misshapen).isFalse();
        }
    }

    @Test
    void secretsDoNotShowInText() {
        assertThat(session.toString()).doesNotContain(session.id()).doesNotContain(session.pageKey());
        assertThat(new BearerToken("secret").toString()).doesNotContain("secret");
        assertThat(new ChallengeProof("secret", "service").toString()).doesNotContain("secret");
    }

    private void refused(RequestFacts facts, int status, String code) {
        assertThatThrownBy(() -> testSubject.decide(facts)).isInstanceOfSatisfying(RequestRefused.class, e -> {
            assertThat(e.failure().status()).isEqualTo(status);
            assertThat(e.failure().code()).isEqualTo(code);
        });
    }

    private static RequestFacts facts(
            String method,
            @Nullable String authorization,
            @Nullable String cookie,
            @Nullable String site,
            @Nullable String token) {
        return new RequestFacts(method, authorization, cookie, site, token);
    }
}
