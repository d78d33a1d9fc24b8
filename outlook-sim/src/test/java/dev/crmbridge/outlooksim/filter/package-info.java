@NullMarked
package dev.crmbridge.outlooksim.filter;

import org.jspecify.annotations.NullMarked;
