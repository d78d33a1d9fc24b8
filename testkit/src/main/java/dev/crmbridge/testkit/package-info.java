/** Seeded random tests that print what is needed to replay them. */
@NullMarked
package dev.crmbridge.testkit;

import org.jspecify.annotations.NullMarked;
