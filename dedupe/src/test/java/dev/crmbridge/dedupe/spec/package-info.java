/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.spec;

import org.jspecify.annotations.NullMarked;
