package dev.crmbridge.web.access;

import org.jspecify.annotations.Nullable;

/**
 * Proves knowledge of a secret without sending it: one side sends a fresh nonce, the other answers with
 * {@code base64url(HMAC-SHA-256(secret, "crmbridge-proof:" + purpose + ":" + nonce))}.
 *
 * <p>The purpose names role and place, e.g. {@code service@127.0.0.1:4711}, so that an answer cannot be passed on to a
 * peer at another port. A nonce must be used once and hold at least {@value #MIN_NONCE} characters. Pure.
 *
 * @param secret what both sides know, not blank
 * @param purpose role and place of the side that answers
 */
public record ChallengeProof(String secret, String purpose) {
    private static final int MIN_NONCE = 16;
    private static final int MAX_NONCE = 256;

    /** Checks that there is a secret. */
    public ChallengeProof {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    /**
     * Answers a challenge.
     *
     * @throws IllegalArgumentException when the nonce is shorter than 16 or longer than 256 characters
     */
    public String answer(String nonce) {
        if (nonce.length() < MIN_NONCE || nonce.length() > MAX_NONCE) {
            throw new IllegalArgumentException("A challenge must have " + MIN_NONCE + " to " + MAX_NONCE
                    + " characters, not " + nonce.length() + ".");
        }
        return Macs.of(secret, "crmbridge-proof:" + purpose + ":" + nonce);
    }

    /** Tells whether an answer proves knowledge of the secret; false for null. Constant time. */
    public boolean proves(String nonce, @Nullable String answer) {
        return answer != null && Macs.same(answer, answer(nonce));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ChallengeProof[" + purpose + "]";
    }
}
