/** The embedded CRM server: entry point and wiring of its parts. */
@NullMarked
package dev.crmbridge.embedded;

import org.jspecify.annotations.NullMarked;
