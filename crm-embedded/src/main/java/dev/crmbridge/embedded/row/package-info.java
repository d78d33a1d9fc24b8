/** Rows and their values, independent of JSON and SQL. */
@NullMarked
package dev.crmbridge.embedded.row;

import org.jspecify.annotations.NullMarked;
