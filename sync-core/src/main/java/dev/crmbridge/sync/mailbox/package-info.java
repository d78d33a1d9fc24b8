/** The mailbox as the engine sees it: one port and its value types. */
@NullMarked
package dev.crmbridge.sync.mailbox;

import org.jspecify.annotations.NullMarked;
