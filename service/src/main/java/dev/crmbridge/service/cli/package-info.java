/** The command line; talks to the running service over the loopback API. */
@NullMarked
package dev.crmbridge.service.cli;

import org.jspecify.annotations.NullMarked;
