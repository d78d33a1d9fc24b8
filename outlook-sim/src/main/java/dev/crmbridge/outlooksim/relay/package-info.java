/**
 * The relay protocol: how clients call the simulated object model, over TCP or within the process.
 *
 * <p>Both ways go through the same codec, so that only VARIANT shapes cross. Described in {@code
 * docs/reference/relay-protocol.md}.
 */
@NullMarked
package dev.crmbridge.outlooksim.relay;

import org.jspecify.annotations.NullMarked;
