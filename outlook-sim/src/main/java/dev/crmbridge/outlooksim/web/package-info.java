/**
 * The HTTP side of the simulated Outlook: its server, the ribbon's buttons, the way the service finds it. What happens to
 * items is decided in {@code api} and in the mailbox; what a button does, in the service.
 */
@NullMarked
package dev.crmbridge.outlooksim.web;

import org.jspecify.annotations.NullMarked;
