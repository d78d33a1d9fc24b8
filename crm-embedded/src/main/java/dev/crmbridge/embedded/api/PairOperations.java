package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.jobs.PairAnswers;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Answer;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.LeftOut;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Pair;
import dev.crmbridge.embedded.sqlite.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Operations of this server's own: what people say about likely duplicates. Dataverse keeps no such answers. */
final class PairOperations {
    private static final HexFormat HEX = HexFormat.of();

    private final Records records;
    private final PairAnswers answers;
    private final RowParameter parameter;
    private final JsonMapper mapper;

    PairOperations(Records records, PairAnswers answers, JsonMapper mapper) {
        this.records = records;
        this.answers = answers;
        this.parameter = new RowParameter(records);
        this.mapper = mapper;
    }

    Map<String, WebApi.Operation> operations() {
        return Map.of(
                "MarkNotDuplicates", this::mark,
                "UnmarkNotDuplicates", this::unmark,
                "RetrieveNotDuplicates", this::retrieve);
    }

    private ApiResponse mark(Call call) {
        JsonNode body = posted(call);
        JsonNode job = body.path("JobId");
        UUID search = job.isMissingNode() || job.isNull() ? null : id(job.asString(""));
        return call.session().transactions().write(tx -> {
            if (search != null) {
                job(tx, call, search);
            }
            Row one = parameter.read(tx, call, body.path("Record"), "Record");
            Row other = parameter.read(tx, call, body.path("Other"), "Other");
            answers.notDuplicates(tx, call.session().caller(), one, other, search);
            return ApiResponse.empty(204);
        });
    }

    private ApiResponse unmark(Call call) {
        JsonNode body = posted(call);
        return call.session().transactions().write(tx -> {
            Row one = parameter.read(tx, call, body.path("Record"), "Record");
            Row other = parameter.read(tx, call, body.path("Other"), "Other");
            answers.takeBack(tx, call.session().caller(), one, other);
            return ApiResponse.empty(204);
        });
    }

    private JsonNode posted(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        return call.json(mapper);
    }

    private ApiResponse retrieve(Call call) {
        Directory.get(call);
        Optional<String> job = call.named("JobId");
        return job.isPresent() ? leftOut(call, id(job.get())) : remembered(call, Page.of(call));
    }

    private ApiResponse leftOut(Call call, UUID job) {
        return call.session().transactions().read(tx -> {
            job(tx, call, job);
            ObjectNode body = body(call);
            ArrayNode list = body.putArray("NotDuplicates");
            for (LeftOut pair : answers.leftOut(tx, job)) {
                Optional<String> name = Optional.ofNullable(pair.user()).flatMap(user -> userName(tx, user));
                write(list.addObject(), pair.pair(), pair.user(), pair.at(), name);
            }
            return ApiResponse.json(200, body.toString());
        });
    }

    /** An answer is shown to who may read both rows. */
    private ApiResponse remembered(Call call, Page page) {
        return call.session().transactions().read(tx -> {
            ReadableRecords readable =
                    new ReadableRecords(records, tx, call.session().caller());
            Page.Cut<Answer> found = page.cut(answers.all(tx).stream()
                    .filter(answer -> readable.has(answer.pair().one())
                            && readable.has(answer.pair().two())));
            ObjectNode body = body(call);
            body.put("MoreRecords", found.more());
            ArrayNode list = body.putArray("NotDuplicates");
            Map<UUID, Optional<String>> names = new HashMap<>();
            for (Answer answer : found.lines()) {
                ObjectNode line = list.addObject();
                write(
                        line,
                        answer.pair(),
                        answer.user(),
                        answer.at(),
                        names.computeIfAbsent(answer.user(), user -> userName(tx, user)));
                line.put("DuplicateRuleId", answer.ruleId());
                line.put(
                        "Matchcode",
                        HEX.toHexDigits(answer.code().high())
                                + HEX.toHexDigits(answer.code().low()));
            }
            return ApiResponse.json(200, body.toString());
        });
    }

    private static ObjectNode body(Call call) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "@odata.context",
                        call.request().root() + "$metadata#Microsoft.Dynamics.CRM.RetrieveNotDuplicatesResponse");
    }

    private void write(ObjectNode line, Pair pair, @Nullable UUID user, @Nullable Instant at, Optional<String> name) {
        reference(line.putObject("Record"), pair.one());
        reference(line.putObject("Other"), pair.two());
        line.put("AnsweredById", text(user));
        line.put("AnsweredBy", name.orElse(null));
        line.put("AnsweredOn", text(at));
    }

    private void reference(ObjectNode node, Reference reference) {
        node.put("@odata.type", "#Microsoft.Dynamics.CRM." + reference.table());
        node.put(
                records.schema().get(reference.table()).primaryId(),
                reference.id().toString());
    }

    private Optional<String> userName(Tx tx, UUID user) {
        return records.find(tx, records.schema().get("systemuser"), user).flatMap(row -> row.text("fullname"));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void job(Tx tx, Call call, UUID job) {
        records.read(tx, call.session().caller(), records.schema().get("asyncoperation"), job);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw CrmError.INVALID_ARGUMENT.with("'JobId' must be the id of a search for duplicates.");
        }
    }
}
