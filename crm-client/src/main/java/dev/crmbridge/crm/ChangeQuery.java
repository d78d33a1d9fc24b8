package dev.crmbridge.crm;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filtered poll: records changed since a moment that are owned or were created by a user.
 *
 * @param entity table
 * @param columns columns to read; {@code modifiedon} is always added; without any, and without parties, pages are large
 * @param since only rows modified at or after; null = all
 * @param user owner or creator of the rows wanted
 * @param withParties also read the activity parties
 */
public record ChangeQuery(
        String entity, Set<String> columns, @Nullable Instant since, UUID user, boolean withParties) {
    public ChangeQuery {
        columns = Set.copyOf(columns);
    }
}
