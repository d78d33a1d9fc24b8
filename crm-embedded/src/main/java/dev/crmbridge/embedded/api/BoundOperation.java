package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.sqlite.Tx;

/** A function or action bound to one row that the caller may see. */
@FunctionalInterface
interface BoundOperation {
    ApiResponse run(Tx tx, Call call, Row row);
}
