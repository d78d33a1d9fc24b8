/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.index;

import org.jspecify.annotations.NullMarked;
