package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.jobs.DuplicateJobs;
import dev.crmbridge.embedded.odata.ResourcePath;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.schema.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Web API without HTTP: finds the operation behind an address and runs it. Thread-safe.
 *
 * <p>Source: Dataverse Web API documentation; each operation names its page.
 */
public final class WebApi {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final Logger LOG = LoggerFactory.getLogger(WebApi.class);

    private final Records records;
    private final Rows rows;
    private final RowLists lists;
    private final Members members;
    private final BulkOperations bulk;
    private final Map<String, Operation> operations;
    private final Map<String, BoundOperation> bound;

    /**
     * @param records what can be done with rows
     * @param jobs publishes rules and searches for duplicates
     */
    public WebApi(Records records, DuplicateJobs jobs) {
        JsonMapper mapper = JsonMapper.builder().build();
        this.records = records;
        Addresses addresses = new Addresses(records.schema(), new Keys());
        Answers answers = new Answers(records.schema(), new Expansions(records));
        this.rows = new Rows(records, addresses, answers, mapper);
        this.lists = new RowLists(records, answers);
        this.members = new Members(records, rows, lists, addresses, mapper);
        this.operations = new LinkedHashMap<>(new Directory(records).operations());
        this.operations.putAll(new Definitions(records).operations());
        this.bulk = new BulkOperations(records, rows, addresses, mapper);
        this.bound = new LinkedHashMap<>(new UserFunctions(records, addresses, mapper).operations());
        DuplicateOperations duplicates = new DuplicateOperations(records, jobs, rows, answers);
        this.operations.putAll(duplicates.operations());
        this.bound.putAll(duplicates.bound());
        this.operations.putAll(new PairOperations(records, jobs.answers(), mapper).operations());
        this.operations.put("BulkDelete", bulk::bulkDelete);
        this.operations.put("Merge", new MergeOperation(records, rows, mapper)::merge);
        this.operations.putAll(new UnmergeOperations(records, mapper).operations());
        this.operations.put("$batch", new Batches(this)::run);
    }

    /** Something behind a fixed name. */
    @FunctionalInterface
    interface Operation {
        ApiResponse run(Call call);
    }

    /** Runs a request; a failure becomes an answer. */
    public ApiResponse handle(ApiRequest request, Session session) {
        try {
            return run(request, session);
        } catch (RuntimeException e) {
            logUnexpected(e);
            return Errors.of(e);
        }
    }

    /** Logs a failure that is a defect. */
    void logUnexpected(RuntimeException failure) {
        if (!Errors.isExpected(failure)) {
            LOG.atError().setCause(failure).log("request failed unexpectedly");
        }
    }

    /** What can be done with rows. */
    Records records() {
        return records;
    }

    /** Runs a request; a failure is thrown, so that a transaction around it is rolled back. */
    ApiResponse run(ApiRequest request, Session session) {
        Call call = Call.of(request, session);
        if (call.size() == 0) {
            return operation(call, "");
        }
        ResourcePath.Segment first = call.segment(0);
        Optional<Table> table = records.schema().tableOfSet(first.name());
        return table.isPresent() ? onTable(call, table.get()) : operation(call, first.name());
    }

    private ApiResponse operation(Call call, String name) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw Call.noSegment(name);
        }
        return operation.run(call);
    }

    private ApiResponse onTable(Call call, Table table) {
        boolean one = call.segment(0).brackets().isPresent();
        if (call.size() == 1) {
            return one ? onRow(call, table) : onSet(call, table);
        }
        String name = call.segment(1).name();
        if (name.startsWith(NAMESPACE)) {
            String action = name.substring(NAMESPACE.length());
            return one ? onRow(call, table, action) : bulk.onSet(call, table, action);
        }
        if (one) {
            return members.run(call, table);
        }
        if (call.size() == 2 && call.segment(1).name().equals("$count")) {
            Directory.get(call);
            return call.session().transactions().read(tx -> lists.count(tx, call, table, null));
        }
        throw Call.noSegment(call.segment(1).name());
    }

    private ApiResponse onRow(Call call, Table table, String action) {
        BoundOperation operation = bound.get(table.name() + "." + action);
        if (operation == null) {
            throw Call.noSegment(NAMESPACE + action);
        }
        return call.session().transactions().write(tx -> operation.run(tx, call, rows.existing(tx, call, table)));
    }

    private ApiResponse onSet(Call call, Table table) {
        return switch (call.method()) {
            case "GET" -> call.session().transactions().read(tx -> lists.list(tx, call, table, null));
            case "POST" -> rows.create(call, table);
            default -> throw call.notAllowed();
        };
    }

    private ApiResponse onRow(Call call, Table table) {
        return switch (call.method()) {
            case "GET" -> rows.read(call, table);
            case "PATCH" -> rows.patch(call, table);
            case "DELETE" -> rows.delete(call, table);
            default -> throw call.notAllowed();
        };
    }
}
