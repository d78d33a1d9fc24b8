@NullMarked
package dev.crmbridge.outlooksim.imports;

import org.jspecify.annotations.NullMarked;
