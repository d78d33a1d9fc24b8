package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.TypeName;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.records.Unmerging;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteMerges;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Merge;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Operations of this server's own: which merges there were, and taking one back. Dataverse keeps no merges. */
final class UnmergeOperations {
    private final Records records;
    private final Unmerging unmerging;
    private final JsonMapper mapper;

    UnmergeOperations(Records records, JsonMapper mapper) {
        this.records = records;
        this.unmerging = new Unmerging(records);
        this.mapper = mapper;
    }

    Map<String, WebApi.Operation> operations() {
        return Map.of("UnmergeRecords", this::unmerge, "RetrieveMerges", this::list, "RetrieveMerge", this::retrieve);
    }

    private ApiResponse unmerge(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        Reference subordinate = reference(call.json(mapper).path("Subordinate"));
        return call.session().transactions().write(tx -> {
            Caller caller = call.session().caller();
            return answer(tx, call, unmerging.takeBack(tx, caller, subordinate), "UnmergeRecordsResponse");
        });
    }

    /** The row need not be there any more, so it is not read. */
    private Reference reference(JsonNode given) {
        Table table = records.schema()
                .table(TypeName.of(given.path("@odata.type").asString("")))
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with("'Subordinate' must name its table:"
                        + " {\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",…}."));
        return new Reference(table.name(), id(given.path(table.primaryId()).asString(""), "Subordinate"));
    }

    private static UUID id(String text, String parameter) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw CrmError.INVALID_ARGUMENT.with("'" + parameter + "' needs an id.");
        }
    }

    private ApiResponse list(Call call) {
        Directory.get(call);
        Page page = Page.of(call);
        return call.session().transactions().read(tx -> {
            Page.Cut<Merge> found = page.cut(SqliteMerges.all(tx).stream().filter(merge -> visible(tx, call, merge)));
            ObjectNode body = body(call, "RetrieveMergesResponse");
            body.put("MoreRecords", found.more());
            ArrayNode merges = body.putArray("Merges");
            found.lines().forEach(merge -> write(tx, merges.addObject(), merge));
            return ApiResponse.json(200, body.toString());
        });
    }

    private ApiResponse retrieve(Call call) {
        Directory.get(call);
        UUID id = id(call.named("MergeId").orElse(""), "MergeId");
        return call.session().transactions().read(tx -> {
            Merge merge = SqliteMerges.find(tx, id)
                    .filter(each -> visible(tx, call, each))
                    .orElseThrow(() -> CrmError.OBJECT_DOES_NOT_EXIST.with("There is no merge with Id = " + id + "."));
            return answer(tx, call, merge, "RetrieveMergeResponse");
        });
    }

    /** A merge is shown to who may read both rows, as far as they are there. */
    private boolean visible(Tx tx, Call call, Merge merge) {
        Caller caller = call.session().caller();
        return List.of(merge.master(), merge.subordinate()).stream()
                .map(row -> row(tx, row))
                .flatMap(Optional::stream)
                .allMatch(row -> AccessRules.allows(caller, Access.READ, row));
    }

    private Optional<Row> row(Tx tx, Reference reference) {
        return records.find(tx, records.schema().get(reference.table()), reference.id());
    }

    private static ObjectNode body(Call call, String type) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return body.put("@odata.context", call.request().root() + "$metadata#Microsoft.Dynamics.CRM." + type);
    }

    private ApiResponse answer(Tx tx, Call call, Merge merge, String type) {
        ObjectNode body = body(call, type);
        write(tx, body, merge);
        Table table = records.schema().get(merge.master().table());
        ArrayNode fields = body.putArray("Changed");
        SqliteMerges.fields(tx, table, merge.id())
                .forEach(field -> fields.addObject()
                        .put("Column", field.column())
                        .put("Before", text(field.before()))
                        .put("After", text(field.after())));
        ArrayNode moves = body.putArray("Moved");
        SqliteMerges.moves(tx, merge.id())
                .forEach(move -> reference(moves.addObject(), move.row()).put("Column", move.column()));
        ArrayNode left = body.putArray("NotRestored");
        SqliteMerges.left(tx, merge.id())
                .forEach(each -> reference(left.addObject(), each.row())
                        .put("Column", each.column())
                        .put("Reason", each.reason())
                        .put("Message", each.message()));
        return ApiResponse.json(200, body.toString());
    }

    private void write(Tx tx, ObjectNode line, Merge merge) {
        line.put("MergeId", merge.id().toString());
        named(tx, line.putObject("Target"), merge.master());
        named(tx, line.putObject("Subordinate"), merge.subordinate());
        line.put("MergedBy", userName(tx, merge.user()));
        line.put("MergedOn", merge.at().toString());
        line.put(
                "TakenBackBy",
                merge.back() == null ? null : userName(tx, merge.back().user()));
        line.put("TakenBackOn", merge.back() == null ? null : merge.back().at().toString());
        line.put("Restored", merge.back() == null ? 0L : merge.back().restored());
    }

    /** A row that is gone has no name. */
    private void named(Tx tx, ObjectNode node, Reference reference) {
        String name = records.schema().get(reference.table()).identity().primaryName();
        reference(node, reference)
                .put(name, row(tx, reference).flatMap(row -> row.text(name)).orElse(null));
        node.put("Deleted", row(tx, reference).isEmpty());
    }

    private ObjectNode reference(ObjectNode node, Reference reference) {
        node.put("@odata.type", "#Microsoft.Dynamics.CRM." + reference.table());
        return node.put(
                records.schema().get(reference.table()).primaryId(),
                reference.id().toString());
    }

    private @Nullable String userName(Tx tx, UUID user) {
        return row(tx, new Reference("systemuser", user))
                .flatMap(row -> row.text("fullname"))
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof Reference reference
                ? reference.table() + " " + reference.id()
                : value == null ? null : value.toString();
    }
}
