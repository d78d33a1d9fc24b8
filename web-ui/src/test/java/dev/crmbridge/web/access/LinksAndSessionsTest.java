package dev.crmbridge.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LinksAndSessionsTest {
    private Instant now = Instant.parse("2026-11-25T13:32:00Z");
    private final InstantSource clock = () -> now;
    private final RandomTokens tokens = new RandomTokens(new SecureRandom());

    @Test
    void aLinkWorksOnceAndNeverAgain() {
        var testSubject = new OneTimeLinks<String>(clock, tokens, Duration.ofMinutes(5));
        String token = testSubject.issue("robin");

        assertThat(testSubject.redeem(token)).contains("robin");
        assertThat(testSubject.redeem(token)).isEmpty();
        assertThat(testSubject.redeem("made up")).isEmpty();
    }

    @Test
    void aLinkEndsExactlyAfterItsValidity() {
        var testSubject = new OneTimeLinks<String>(clock, tokens, Duration.ofMinutes(5));
        String inTime = testSubject.issue("robin");
        String late = testSubject.issue("robin");

        now = now.plus(Duration.ofMinutes(5)).minusNanos(1);
        assertThat(testSubject.redeem(inTime)).contains("robin");
        now = now.plusNanos(1);
        assertThat(testSubject.redeem(late)).isEmpty();
    }

    @Test
    void tooManyOpenLinksPushOutTheOldest() {
        var testSubject = new OneTimeLinks<Integer>(clock, tokens, Duration.ofMinutes(5));
        String oldest = testSubject.issue(0);
        String second = testSubject.issue(1);
        for (int i = 2; i <= 64; i++) {
            testSubject.issue(i);
        }

        assertThat(testSubject.redeem(oldest)).isEmpty();
        assertThat(testSubject.redeem(second)).contains(1);
    }

    @Test
    void aSessionLivesWhileItIsUsed() {
        var testSubject = new Sessions<String>(clock, tokens, Duration.ofHours(1));
        Session<String> session = testSubject.open("robin");

        now = now.plus(Duration.ofMinutes(59));
        assertThat(testSubject.find(session.id())).contains(session);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(testSubject.find(session.id())).contains(session);
        now = now.plus(Duration.ofMinutes(60));
        assertThat(testSubject.find(session.id())).isEmpty();
    }

    @Test
    void anEndedSessionIsGone() {
        var testSubject = new Sessions<String>(clock, tokens, Duration.ofHours(1));
        Session<String> session = testSubject.open("robin");

        testSubject.end(session.id());

        assertThat(testSubject.find(session.id())).isEmpty();
        assertThat(testSubject.find(null)).isEmpty();
    }

    @Test
    void aProofHoldsForItsNoncePurposeAndSecretOnly() {
        var service = new ChallengeProof("secret", "service@127.0.0.1:4711");
        String nonce = tokens.next();
        String answer = service.answer(nonce);

        assertThat(service.proves(nonce, answer)).isTrue();
        assertThat(service.proves(tokens.next(), answer)).isFalse();
        assertThat(service.proves(nonce, null)).isFalse();
        assertThat(new ChallengeProof("other", "service@127.0.0.1:4711").proves(nonce, answer))
                .isFalse();
        assertThat(new ChallengeProof("secret", "service@127.0.0.1:4712").proves(nonce, answer))
                .isFalse();
        assertThatThrownBy(() -> service.answer("short")).hasMessageContaining("16 to 256");
    }

    @Test
    void theProofIsPlainHmacSoThatOtherLanguagesCanComputeIt() {
        // Expected value computed with: printf %s 'crmbridge-proof:service@127.0.0.1:4711:0123456789abcdef'
        //   | openssl dgst -sha256 -hmac secret -binary | basenc --base64url
        assertThat(new ChallengeProof("secret", "service@127.0.0.1:4711").answer("0123456789abcdef"))
                .isEqualTo("H26jUO6QJ_Ma29Vj00GCYc6x5kyFXWzhLRtukP9j5Zs");
    }

    @Test
    void aTargetAfterSignInStaysOnThisServer() {
        assertThat(SignIn.localPath("/items/1?x=y")).isEqualTo("/items/1?x=y");
        for (String foreign :
                new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil", "", "x"}) {
            assertThat(SignIn.localPath(foreign)).as(foreign).isEqualTo("/");
        }
        assertThat(SignIn.localPath(null)).isEqualTo("/");
    }
}
