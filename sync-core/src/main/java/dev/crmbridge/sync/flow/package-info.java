/**
 * What all commands and runs share: calls to the ports as messages, durable state of operations, grouped writes, failpoints.
 *
 * <p>Everything here belongs to the engine's thread unless it says otherwise.
 */
@NullMarked
package dev.crmbridge.sync.flow;

import org.jspecify.annotations.NullMarked;
