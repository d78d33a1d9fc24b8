/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.transform;

import org.jspecify.annotations.NullMarked;
