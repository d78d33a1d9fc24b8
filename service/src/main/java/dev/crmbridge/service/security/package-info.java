/** Who may call the loopback API, and the file through which this user's programs find it. */
@NullMarked
package dev.crmbridge.service.security;

import org.jspecify.annotations.NullMarked;
