@NullMarked
package dev.crmbridge.outlooksim.web;

import org.jspecify.annotations.NullMarked;
