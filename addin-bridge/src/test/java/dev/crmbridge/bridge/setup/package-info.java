@NullMarked
package dev.crmbridge.bridge.setup;

import org.jspecify.annotations.NullMarked;
