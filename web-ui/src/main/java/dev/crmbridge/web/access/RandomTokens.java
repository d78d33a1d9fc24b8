package dev.crmbridge.web.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes unguessable texts: 256 random bits, base64url without padding, 43 characters. Safe for use by several threads. */
public final class RandomTokens {
    private static final int BYTES = 32;

    private final SecureRandom random;

    /** @param random source of the bits; tests pass a fixed one */
    public RandomTokens(SecureRandom random) {
        this.random = random;
    }

    /** The next token. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
