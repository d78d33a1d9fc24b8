/** The page of the simulated Outlook: its ribbon and frame, the data its scripts ask for, and live updates. */
@NullMarked
package dev.crmbridge.outlooksim.page;

import org.jspecify.annotations.NullMarked;
