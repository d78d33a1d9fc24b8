/** Puts the flows together: one loop that accepts commands, answers questions about the state and keeps both sides in step. */
@NullMarked
package dev.crmbridge.sync.engine;

import org.jspecify.annotations.NullMarked;
