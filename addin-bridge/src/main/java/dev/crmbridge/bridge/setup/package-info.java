/** What the product writes into Windows for one user, and how it is taken back. */
@NullMarked
package dev.crmbridge.bridge.setup;

import org.jspecify.annotations.NullMarked;
