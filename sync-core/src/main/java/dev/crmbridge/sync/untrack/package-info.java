/** Untrack: ask, delete the record only when wanted and allowed, remove the link, take the mark off. */
@NullMarked
package dev.crmbridge.sync.untrack;

import org.jspecify.annotations.NullMarked;
