/** Reads calendar and contact files that other programs wrote; all of a file or nothing. */
@NullMarked
package dev.crmbridge.outlooksim.imports;

import org.jspecify.annotations.NullMarked;
