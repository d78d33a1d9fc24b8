package dev.crmbridge.crm;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filtered poll: records changed since a moment that a user has to do with, and others that are named.
 *
 * @param entity table
 * @param columns columns to read; {@code modifiedon} is always added; without any, and without parties, pages are large
 * @param since only rows modified at or after; null = all
 * @param user who owns or created the rows wanted, or takes part in the activity, in whatever role
 * @param withParties also read the activity parties
 * @param named ids of rows that are wanted whoever they belong to; a few thousand of them cost no further request
 */
public record ChangeQuery(
        String entity, Set<String> columns, @Nullable Instant since, UUID user, boolean withParties, Set<UUID> named) {
    public ChangeQuery {
        columns = Set.copyOf(columns);
        named = Set.copyOf(named);
    }
}
