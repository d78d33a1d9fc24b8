/** The mailbox port over Outlook's object model. */
@NullMarked
package dev.crmbridge.bridge.outlook;

import org.jspecify.annotations.NullMarked;
