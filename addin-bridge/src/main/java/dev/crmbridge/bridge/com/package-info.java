/** The COM seam: VARIANT-shaped values and the one interface through which Outlook is called. */
@NullMarked
package dev.crmbridge.bridge.com;

import org.jspecify.annotations.NullMarked;
