/** Track, Untrack, Set Regarding and View as a user meets them. */
@NullMarked
package dev.crmbridge.acceptance.track;

import org.jspecify.annotations.NullMarked;
