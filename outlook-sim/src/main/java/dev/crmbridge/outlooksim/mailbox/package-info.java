/**
 * The simulated mailbox: stores, folders, items and categories, independent of COM.
 *
 * <p>What a person, a script or the object model does to the mailbox goes through {@link
 * dev.crmbridge.outlooksim.mailbox.SimMailbox}; each change is durable before the call returns. COM shapes do not belong
 * here.
 */
@NullMarked
package dev.crmbridge.outlooksim.mailbox;

import org.jspecify.annotations.NullMarked;
