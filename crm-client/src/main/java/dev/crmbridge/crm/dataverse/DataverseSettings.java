package dev.crmbridge.crm.dataverse;

import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a CRM is reached.
 *
 * @param address address of the organization ({@code https://contoso.crm4.dynamics.com}, on-premises with the
 *     organization's name) or of its Web API ({@code …/api/data/v9.1}); without a version v9.2 is used
 * @param tokens gives the access tokens
 * @param timeouts bounds of every request
 * @param pageSize rows per page, 1 to 5000
 * @param clock for {@code Retry-After} given as a date, and for measuring
 * @param app model-driven app to open records in, or null to let the CRM choose
 */
public record DataverseSettings(
        URI address,
        TokenProvider tokens,
        Timeouts timeouts,
        int pageSize,
        InstantSource clock,
        @Nullable UUID app) {
    /** @throws IllegalArgumentException when the address or the page size is out of range */
    public DataverseSettings {
        ApiAddress.of(address);
        if (pageSize < 1 || pageSize > 5000) {
            throw new IllegalArgumentException("page size must be 1 to 5000, was " + pageSize);
        }
    }

    /** @return settings with the usual bounds: standard timeouts, pages of 1000 rows, no particular app */
    public static DataverseSettings of(URI address, TokenProvider tokens, InstantSource clock) {
        return new DataverseSettings(address, tokens, Timeouts.STANDARD, 1000, clock, null);
    }

    /** @return the same with other timeouts */
    public DataverseSettings withTimeouts(Timeouts other) {
        return new DataverseSettings(address, tokens, other, pageSize, clock, app);
    }

    /** @return the same with another page size */
    public DataverseSettings withPageSize(int rows) {
        return new DataverseSettings(address, tokens, timeouts, rows, clock, app);
    }
}
