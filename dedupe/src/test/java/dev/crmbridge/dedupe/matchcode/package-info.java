/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.matchcode;

import org.jspecify.annotations.NullMarked;
