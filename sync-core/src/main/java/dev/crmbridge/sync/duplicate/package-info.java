/** Looks for duplicates before a record is saved: locally in an instant, online with the server's last word. */
@NullMarked
package dev.crmbridge.sync.duplicate;

import org.jspecify.annotations.NullMarked;
