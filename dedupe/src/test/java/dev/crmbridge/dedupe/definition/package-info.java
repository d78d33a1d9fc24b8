/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.definition;

import org.jspecify.annotations.NullMarked;
