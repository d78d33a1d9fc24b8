/** Duplicate detection as the server uses it: the check inside a write, and publishing of rules. */
@NullMarked
package dev.crmbridge.embedded.duplicates;

import org.jspecify.annotations.NullMarked;
