/** The hosted tables: columns, types, limits, option sets, relationships and keys, as plain data. */
@NullMarked
package dev.crmbridge.embedded.schema;

import org.jspecify.annotations.NullMarked;
