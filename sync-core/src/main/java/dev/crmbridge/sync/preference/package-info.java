/** What a user decided about runs: conflicts, deletions, the brake. Pure. */
@NullMarked
package dev.crmbridge.sync.preference;

import org.jspecify.annotations.NullMarked;
