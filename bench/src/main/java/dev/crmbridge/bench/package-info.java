/** Measurements whose raw outputs are committed. */
@NullMarked
package dev.crmbridge.bench;

import org.jspecify.annotations.NullMarked;
