/**
 * Outlook's object model over the simulated mailbox, at the level of DISPIDs and VARIANT-shaped values.
 *
 * <p>One class per kind of object with a table of its members. Everything runs in one apartment, as in Outlook: one call
 * at a time, and others may come in while an event handler is asked. How calls arrive (the relay protocol) does not
 * belong here.
 */
@NullMarked
package dev.crmbridge.outlooksim.model;

import org.jspecify.annotations.NullMarked;
