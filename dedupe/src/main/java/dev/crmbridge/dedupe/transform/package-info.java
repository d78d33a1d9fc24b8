/** Transforms: what makes phone numbers, e-mail addresses and names comparable however they are written. Pure. */
@NullMarked
package dev.crmbridge.dedupe.transform;

import org.jspecify.annotations.NullMarked;
