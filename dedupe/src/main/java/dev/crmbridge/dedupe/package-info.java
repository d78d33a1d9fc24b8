/** Duplicate rules and their matchcodes: decides which records are duplicates, and nothing else. */
@NullMarked
package dev.crmbridge.dedupe;

import org.jspecify.annotations.NullMarked;
