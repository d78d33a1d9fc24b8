/** What a user may not do is refused before anything happens. */
@NullMarked
package dev.crmbridge.acceptance.rights;

import org.jspecify.annotations.NullMarked;
