/** Tests. */
@NullMarked
package dev.crmbridge.dedupe.file;

import org.jspecify.annotations.NullMarked;
