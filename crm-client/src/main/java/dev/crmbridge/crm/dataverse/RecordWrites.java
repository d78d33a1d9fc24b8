package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.crm.dataverse.Intent.Kind;
import dev.crmbridge.crm.dataverse.Multipart.Item;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates, changes and deletes records (Dataverse Web API, "Perform conditional operations").
 *
 * <p>A write is one request and its answer holds the new version. Only a change of activity parties takes more, because
 * they can be replaced but not changed with the record: the two writes and the question for the version go as one
 * batch, the writes in a change set that succeeds or fails as a whole.
 */
final class RecordWrites {
    private final WebApi api;
    private final Batches batches;
    private final Definitions definitions;
    private final RowWriter writer;
    private final URI root;

    RecordWrites(WebApi api, Batches batches, Definitions definitions, URI root) {
        this.api = api;
        this.batches = batches;
        this.definitions = definitions;
        this.writer = new RowWriter(definitions);
        this.root = root;
    }

    /**
     * One write as requests.
     *
     * @param items positions in a batch; the last answer of the last one holds the version
     */
    private record Plan(CrmWrite write, List<Item> items, Intent intent) {}

    /** @return the new version, empty for a delete */
    String write(CrmOperation operation, CrmWrite write) {
        Plan plan = plan(write);
        if (plan.items().size() > 1) {
            return version(operation, plan, batches.send(operation, plan.items()));
        }
        ApiRequest request = plan.items().get(0).requests().get(0);
        return version(operation, plan, List.of(List.of(api.send(operation, request))));
    }

    /** @return one result per write, in order */
    List<CrmResult<String>> batch(List<CrmWrite> writes) {
        List<CrmResult<String>> results = new ArrayList<>();
        List<@Nullable Plan> plans = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        for (CrmWrite write : writes) {
            Plan plan = null;
            try {
                plan = plan(write);
                items.addAll(plan.items());
                results.add(CrmResult.ok(""));
            } catch (CallFailed unsendable) {
                results.add(CrmResult.failed(unsendable.failure()));
            }
            plans.add(plan);
        }
        List<List<Answer>> answers = items.isEmpty() ? List.of() : batches.send(CrmOperation.BATCH, items);
        int at = 0;
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            if (plan != null) {
                int end = at + plan.items().size();
                results.set(i, result(plan, answers, at, end));
                at = end;
            }
        }
        return List.copyOf(results);
    }

    private CrmResult<String> result(Plan plan, List<List<Answer>> answers, int from, int to) {
        if (answers.size() < to) {
            return CrmResult.failed(new CrmFailure.Retry(
                    "no-answer", "The CRM did not answer this part of a group of requests.", null, true));
        }
        try {
            return CrmResult.ok(version(CrmOperation.BATCH, plan, answers.subList(from, to)));
        } catch (CallFailed failed) {
            return CrmResult.failed(failed.failure());
        }
    }

    private String version(CrmOperation operation, Plan plan, List<List<Answer>> answers) {
        for (List<Answer> position : answers) {
            position.forEach(answer -> api.checked(answer, plan.intent()));
        }
        if (plan.write() instanceof CrmWrite.Delete) {
            return "";
        }
        List<Answer> last = answers.get(answers.size() - 1);
        Answer answer = last.get(last.size() - 1);
        if (answer.body().length > 0) {
            return RowReader.etag(answer.json());
        }
        String header = answer.headers().get("ETag");
        return header != null
                ? header
                : RowReader.etag(
                        api.sendForSuccess(operation, versionOf(plan.write().ref()), plan.intent())
                                .json());
    }

    private Plan plan(CrmWrite write) {
        RecordRef ref = write.ref();
        if (write instanceof CrmWrite.Create create) {
            String body = Json.text(writer.forCreate(ref.entity(), create.row()));
            ApiRequest request = checking(returning(patch(versionUri(ref), body)), create.check())
                    .with("If-None-Match", "*");
            return new Plan(write, List.of(Item.of(request)), new Intent(Kind.CREATE, ref));
        } else if (write instanceof CrmWrite.Update update) {
            return new Plan(write, changes(update), new Intent(Kind.CHANGE, ref));
        }
        CrmWrite.Delete delete = (CrmWrite.Delete) write;
        ApiRequest request = new ApiRequest("DELETE", uri(ref), Map.of(), null);
        return new Plan(
                write,
                List.of(Item.of(delete.etag() == null ? request : request.with("If-Match", delete.etag()))),
                new Intent(Kind.CHANGE, ref));
    }

    private List<Item> changes(CrmWrite.Update update) {
        RecordRef ref = update.ref();
        RowWrite row = update.row();
        List<ActivityParty> parties = row.parties();
        String body = Json.text(writer.forUpdate(ref.entity(), row));
        String version = update.etag() == null ? "*" : update.etag();
        ApiRequest columns = checking(
                patch(parties == null ? versionUri(ref) : uri(ref), body).with("If-Match", version), update.check());
        if (parties == null) {
            return List.of(Item.of(returning(columns)));
        }
        URI collection = URI.create(uri(ref) + "/" + RowReader.partiesOf(ref.entity()));
        String list = Json.text(writer.parties(parties));
        ApiRequest replacing = new ApiRequest("PUT", collection, Map.of(), list);
        return List.of(Item.of(columns, replacing), Item.of(versionOf(ref)));
    }

    private static ApiRequest patch(URI uri, String body) {
        return new ApiRequest("PATCH", uri, Map.of(), body);
    }

    private static ApiRequest returning(ApiRequest request) {
        return request.with("Prefer", "return=representation");
    }

    private static ApiRequest checking(ApiRequest request, DuplicateCheck check) {
        return request.with("MSCRM.SuppressDuplicateDetection", Boolean.toString(check == DuplicateCheck.SUPPRESS));
    }

    private ApiRequest versionOf(RecordRef ref) {
        return ApiRequest.get(versionUri(ref));
    }

    private URI versionUri(RecordRef ref) {
        return URI.create(
                uri(ref) + "?$select=" + definitions.table(ref.entity()).key());
    }

    private URI uri(RecordRef ref) {
        return URI.create(root + definitions.table(ref.entity()).set() + "(" + ref.id() + ")");
    }
}
