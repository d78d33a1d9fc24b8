/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.text;

import org.jspecify.annotations.NullMarked;
