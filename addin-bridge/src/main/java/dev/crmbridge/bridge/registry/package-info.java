/** The Windows registry behind a small port: what is read for diagnosis, and the current user's values that are written. */
@NullMarked
package dev.crmbridge.bridge.registry;

import org.jspecify.annotations.NullMarked;
