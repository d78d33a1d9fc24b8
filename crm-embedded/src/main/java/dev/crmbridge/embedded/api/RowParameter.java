package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.TypeName;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Reads a parameter of an action that names a row by its type and key.
 *
 * @param records where the row is read
 */
record RowParameter(Records records) {
    /**
     * The row, if the caller may read it.
     *
     * @param given {@code {"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"…"}}
     * @param parameter its name, for messages
     */
    Row read(Tx tx, Call call, JsonNode given, String parameter) {
        String name = TypeName.of(given.path("@odata.type").asString(""));
        Table table = records.schema()
                .table(name)
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with("'" + parameter
                        + "' must name its table: {\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",…}."));
        UUID id;
        try {
            id = UUID.fromString(given.path(table.primaryId()).asString(""));
        } catch (IllegalArgumentException e) {
            throw CrmError.INVALID_ARGUMENT.with(
                    "'" + parameter + "' needs '" + table.primaryId() + "', the id of a row.");
        }
        return records.read(tx, call.session().caller(), table, id);
    }
}
