@NullMarked
package dev.crmbridge.bridge.registry;

import org.jspecify.annotations.NullMarked;
