/** What a write must satisfy: payload reading, column validation, state and status, closed activities. */
@NullMarked
package dev.crmbridge.embedded.rules;

import org.jspecify.annotations.NullMarked;
