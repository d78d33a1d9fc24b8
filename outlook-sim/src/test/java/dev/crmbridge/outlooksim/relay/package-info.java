@NullMarked
package dev.crmbridge.outlooksim.relay;

import org.jspecify.annotations.NullMarked;
