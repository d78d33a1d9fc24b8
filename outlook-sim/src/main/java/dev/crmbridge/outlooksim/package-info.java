/** The simulated Outlook: entry point and wiring of its parts. */
@NullMarked
package dev.crmbridge.outlooksim;

import org.jspecify.annotations.NullMarked;
