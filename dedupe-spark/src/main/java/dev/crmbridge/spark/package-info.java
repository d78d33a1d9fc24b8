/**
 * Duplicate detection as a Spark job: the rules and matchcodes of {@link dev.crmbridge.dedupe}, for data that one
 * machine cannot hold.
 */
@NullMarked
package dev.crmbridge.spark;

import org.jspecify.annotations.NullMarked;
