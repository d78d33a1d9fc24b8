package dev.crmbridge.crm;

import org.jspecify.annotations.Nullable;

/**
 * A record found by a search, with what a person needs to recognise it.
 *
 * @param detail second line, e.g. city or e-mail address; null = none
 * @param owner display name of the owner, or null
 * @param active false for inactive or closed records
 */
public record Found(
        RecordRef ref,
        String name,
        @Nullable String detail,
        @Nullable String owner,
        boolean active) {}
