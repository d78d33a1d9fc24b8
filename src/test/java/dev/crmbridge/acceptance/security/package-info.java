/** Who may not talk to the loopback API. */
@NullMarked
package dev.crmbridge.acceptance.security;

import org.jspecify.annotations.NullMarked;
