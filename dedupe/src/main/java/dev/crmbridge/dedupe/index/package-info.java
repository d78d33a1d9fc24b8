/** Finds duplicates of a record by its matchcodes, and keeps the matchcodes in step with the records. */
@NullMarked
package dev.crmbridge.dedupe.index;

import org.jspecify.annotations.NullMarked;
