/** Puts a running service together from its parts, by hand. */
@NullMarked
package dev.crmbridge.service.wiring;

import org.jspecify.annotations.NullMarked;
