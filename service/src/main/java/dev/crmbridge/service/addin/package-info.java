/** The side of the loopback API that only the add-in inside Outlook uses: states for the ribbon, news, and hints of Outlook's events. */
@NullMarked
package dev.crmbridge.service.addin;

import org.jspecify.annotations.NullMarked;
