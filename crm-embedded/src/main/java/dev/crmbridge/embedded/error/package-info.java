/** Errors of the Web API: status, code and message in Dataverse's shape. */
@NullMarked
package dev.crmbridge.embedded.error;

import org.jspecify.annotations.NullMarked;
