/** Who calls, which roles they hold and what those allow. Pure decisions; storage is elsewhere. */
@NullMarked
package dev.crmbridge.embedded.security;

import org.jspecify.annotations.NullMarked;
