package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.duplicates.DuplicateDetection;
import dev.crmbridge.embedded.schema.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What record operations get from outside.
 *
 * @param schema the hosted tables
 * @param clock the time
 * @param ids makes primary keys of new rows
 * @param duplicates the duplicate check
 */
public record Environment(Schema schema, InstantSource clock, Supplier<UUID> ids, DuplicateDetection duplicates) {
    /** Now, in the precision rows keep. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
