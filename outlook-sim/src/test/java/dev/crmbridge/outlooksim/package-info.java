@NullMarked
package dev.crmbridge.outlooksim;

import org.jspecify.annotations.NullMarked;
