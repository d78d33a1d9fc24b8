/** Duplicates among ten million records: this engine and DuckDB on the same data. */
@NullMarked
package dev.crmbridge.bench.bulk;

import org.jspecify.annotations.NullMarked;
