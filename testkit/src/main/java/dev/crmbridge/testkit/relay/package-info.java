/** The relay program as tests use it: a process with a control channel. */
@NullMarked
package dev.crmbridge.testkit.relay;

import org.jspecify.annotations.NullMarked;
