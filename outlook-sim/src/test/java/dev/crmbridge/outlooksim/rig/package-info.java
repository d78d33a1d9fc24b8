/** The relay program from outside: started under Wine or on Windows, and asked over its control channel. */
@NullMarked
package dev.crmbridge.outlooksim.rig;

import org.jspecify.annotations.NullMarked;
