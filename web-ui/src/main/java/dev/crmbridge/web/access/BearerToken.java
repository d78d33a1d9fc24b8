package dev.crmbridge.web.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret that programs send in {@code Authorization: Bearer …} (RFC 6750). Compared in constant time.
 *
 * @param secret the token, not blank
 */
public record BearerToken(String secret) {
    private static final String SCHEME = "Bearer ";

    /** Checks that there is a secret. */
    public BearerToken {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a bearer token must not be blank");
        }
    }

    /** Tells whether the header carries this token; false for null. */
    public boolean matches(@Nullable String authorization) {
        return in(authorization).filter(sent -> Macs.same(sent, secret)).isPresent();
    }

    /** The token a header carries; empty when there is none or another scheme. */
    public static Optional<String> in(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).trim())
                : Optional.empty();
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "BearerToken[…]";
    }
}
