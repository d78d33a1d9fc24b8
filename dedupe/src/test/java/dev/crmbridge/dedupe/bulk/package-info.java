/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.bulk;

import org.jspecify.annotations.NullMarked;
