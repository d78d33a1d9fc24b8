/** Keeps the simulated mailbox in a SQLite file. The only place of the simulator with SQL. */
@NullMarked
package dev.crmbridge.outlooksim.mailbox.sqlite;

import org.jspecify.annotations.NullMarked;
