/** Faults injected on purpose, so that clients can be tested against a misbehaving server. */
@NullMarked
package dev.crmbridge.embedded.faults;

import org.jspecify.annotations.NullMarked;
