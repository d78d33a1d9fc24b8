/** Tests of the whole product through its command line, its interfaces and its pages. */
@NullMarked
package dev.crmbridge.acceptance;

import org.jspecify.annotations.NullMarked;
