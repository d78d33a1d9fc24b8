/** Tests of the ribbon XML that is built into the add-in. */
@NullMarked
package dev.crmbridge.bridge.ribbon;

import org.jspecify.annotations.NullMarked;
