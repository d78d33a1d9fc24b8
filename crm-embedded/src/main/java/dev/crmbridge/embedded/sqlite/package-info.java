/** Everything that is SQL: connections, migrations, rows, and the translation of OData queries. */
@NullMarked
package dev.crmbridge.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
