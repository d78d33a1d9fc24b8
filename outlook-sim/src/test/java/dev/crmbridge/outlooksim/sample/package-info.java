@NullMarked
package dev.crmbridge.outlooksim.sample;

import org.jspecify.annotations.NullMarked;
