/** The store in one SQLite file on a local drive; the only place of this module that knows SQL. */
@NullMarked
package dev.crmbridge.sync.store.sqlite;

import org.jspecify.annotations.NullMarked;
