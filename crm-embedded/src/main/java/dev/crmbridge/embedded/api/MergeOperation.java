package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.records.Merging;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The action {@code Merge}. Source: Dataverse Web API action reference, "Merge"; "Merge table rows using the Web API". */
final class MergeOperation {
    private final RowParameter parameter;
    private final Merging merging;
    private final Rows rows;
    private final JsonMapper mapper;

    MergeOperation(Records records, Rows rows, JsonMapper mapper) {
        this.parameter = new RowParameter(records);
        this.merging = new Merging(records);
        this.rows = rows;
        this.mapper = mapper;
    }

    ApiResponse merge(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        JsonNode body = call.json(mapper);
        return call.session().transactions().write(tx -> {
            Row target = parameter.read(tx, call, body.path("Target"), "Target");
            Row subordinate = parameter.read(tx, call, body.path("Subordinate"), "Subordinate");
            merging.merge(
                    tx,
                    call.session().caller(),
                    target,
                    subordinate,
                    content(tx, call, target.table(), body.path("UpdateContent")),
                    body.path("PerformParentingChecks").asBoolean(false));
            return ApiResponse.empty(204);
        });
    }

    private Map<String, @Nullable Object> content(Tx tx, Call call, Table table, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return Map.of();
        }
        if (!given.isObject()) {
            throw CrmError.PAYLOAD.with("'UpdateContent' must be an object with columns of '" + table.name() + "'.");
        }
        return rows.payload(tx, call, table, given, false).values();
    }
}
