/** Set Regarding, Set Parent and View. */
@NullMarked
package dev.crmbridge.sync.regarding;

import org.jspecify.annotations.NullMarked;
