package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.AddressColumns;
import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.ChangedRows;
import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.DuplicateRows;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.OpenActivities;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.crm.RuleDesk;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The CRM over the Dataverse Web API: Dataverse, Dynamics 365 online and on-premises 9.x, and the embedded CRM.
 *
 * <p>Thread-safe. Every request ends within {@link Timeouts#whole()}, and answers are bounded in size. Redirections are
 * not followed, tokens go to the server of the settings only.
 */
public final class DataverseCrm implements Crm {
    private static final int LARGEST_BATCH = 100;

    private final ApiAddress address;
    private final DataverseSettings settings;
    private final WebApi api;
    private final Definitions definitions;
    private final RowReader reader;
    private final RowQueries queries;
    private final Changes changes;
    private final Addresses addresses;
    private final RecordWrites writes;
    private final Rules rules;
    private final AnsweredPairs answers;
    private final RuleDesk ruleDesk;
    private final Rights rights;

    /** @param settings how the CRM is reached */
    public DataverseCrm(DataverseSettings settings) {
        this(settings, RequestObserver.NONE);
    }

    /**
     * @param settings how the CRM is reached
     * @param observer told about every request
     */
    public DataverseCrm(DataverseSettings settings, RequestObserver observer) {
        this.settings = settings;
        this.address = ApiAddress.of(settings.address());
        this.api = new WebApi(settings, observer);
        this.definitions = new Definitions(api, address.api());
        this.reader = new RowReader(definitions);
        Batches batches = new Batches(api, address.api());
        this.queries = new RowQueries(batches, address, definitions, settings.pageSize());
        this.changes = new Changes(queries, definitions, reader);
        this.addresses = new Addresses(queries, definitions, reader);
        this.writes = new RecordWrites(api, batches, definitions, address.api());
        this.rules = new Rules(batches, queries, definitions, address.api());
        this.answers = new AnsweredPairs(api, definitions, address.api());
        this.ruleDesk = new DataverseRuleDesk(api, batches, queries, rules, address.api());
        this.rights = new Rights(api, queries, address.api());
    }

    /** @return the duplicate rules of the same CRM, for a person who tends them */
    public RuleDesk ruleDesk() {
        return ruleDesk;
    }

    @Override
    public CrmResult<Identity> whoAmI() {
        return CallFailed.asResult(rights::whoAmI);
    }

    @Override
    public CrmResult<Privileges> privileges() {
        return CallFailed.asResult(rights::privileges);
    }

    @Override
    public CrmResult<String> create(RecordRef ref, RowWrite row, DuplicateCheck check) {
        return CallFailed.asResult(() -> writes.write(CrmOperation.CREATE, new CrmWrite.Create(ref, row, check)));
    }

    @Override
    public CrmResult<String> update(RecordRef ref, RowWrite row, @Nullable String etag, DuplicateCheck check) {
        return CallFailed.asResult(() -> writes.write(CrmOperation.UPDATE, new CrmWrite.Update(ref, row, etag, check)));
    }

    @Override
    public CrmResult<Void> delete(RecordRef ref, @Nullable String etag) {
        return CallFailed.asResult(() -> writes.write(CrmOperation.DELETE, new CrmWrite.Delete(ref, etag)))
                .fold(deleted -> CrmResult.done(), CrmResult::failed);
    }

    @Override
    public CrmResult<CrmRow> read(RecordRef ref, Set<String> columns, boolean withParties) {
        return CallFailed.asResult(() -> {
            Table table = definitions.table(ref.entity());
            URI uri = queries.url(table, table.set() + "(" + ref.id() + ")", columns, withParties)
                    .build();
            ApiRequest request = ApiRequest.get(uri).with("Prefer", RowReader.ANNOTATIONS);
            Answer answer = api.sendForSuccess(CrmOperation.READ, request, new Intent(Intent.Kind.READ, ref));
            return reader.row(table, answer.json(), columns);
        });
    }

    @Override
    public CrmResult<List<CrmRow>> readAll(String entity, Set<UUID> ids, Set<String> columns, boolean withParties) {
        return CallFailed.asResult(() -> {
            Table table = definitions.table(entity);
            Url url = queries.url(table, table.set(), columns, withParties);
            return rows(table, queries.byIds(CrmOperation.READ_ALL, table, ids, url), columns);
        });
    }

    @Override
    public CrmResult<ChangedRows> changed(ChangeQuery query) {
        return CallFailed.asResult(() -> changes.changed(query));
    }

    @Override
    public CrmResult<List<CrmRow>> open(OpenActivities wanted) {
        return CallFailed.asResult(() -> changes.open(wanted));
    }

    @Override
    public CrmResult<List<CrmResult<String>>> batch(List<CrmWrite> list) {
        if (list.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException("at most 100 writes in a batch, not " + list.size());
        }
        return CallFailed.asResult(() -> writes.batch(list));
    }

    @Override
    public CrmResult<DuplicateRows> duplicatesOf(RecordRef unsaved, RowWrite row, String matchingEntity, int most) {
        return CallFailed.asResult(() -> rules.duplicatesOf(unsaved, row, matchingEntity, most));
    }

    @Override
    public CrmResult<List<DuplicateRuleRow>> publishedRules() {
        return CallFailed.asResult(rules::published);
    }

    @Override
    public CrmResult<DetectionSwitches> detectionSwitches() {
        return CallFailed.asResult(rules::switches);
    }

    /** Points in time are stored in UTC, and so the embedded CRM compares their days; Dataverse does not tell another zone. */
    @Override
    public ZoneId rulesZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public CrmResult<List<AnsweredPair>> notDuplicates() {
        return CallFailed.asResult(answers::all);
    }

    @Override
    public CrmResult<List<CrmRow>> rows(String entity, Set<String> columns, @Nullable Instant since, int limit) {
        Set<String> all = withModifiedOn(columns);
        return CallFailed.asResult(() -> {
            Table table = definitions.table(entity);
            URI uri = queries.url(table, table.set(), all, false)
                    .with("$filter", since == null ? "" : Changes.modifiedSince(since))
                    .with("$orderby", "modifiedon," + table.key())
                    .build();
            return rows(table, queries.all(CrmOperation.ROWS, uri, limit), all);
        });
    }

    @Override
    public CrmResult<List<Found>> search(String entity, String text, int limit) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit must be 1 to 100, was " + limit);
        }
        return CallFailed.asResult(() -> {
            Table table = definitions.table(entity);
            List<String> columns = SearchColumns.of(table);
            URI uri = queries.url(table, table.set(), columns, false)
                    .with("$filter", text.isBlank() ? "" : contains(table.name(), text.strip()))
                    .with("$orderby", table.name() + "," + table.key())
                    .build();
            return rows(table, queries.all(CrmOperation.SEARCH, uri, limit), columns).stream()
                    .map(row -> SearchColumns.found(table, row))
                    .toList();
        });
    }

    @Override
    public CrmResult<List<CrmRow>> withText(String entity, String column, String text, Set<String> columns) {
        return CallFailed.asResult(() -> {
            Table table = definitions.table(entity);
            URI uri = queries.url(table, table.set(), columns, false)
                    .with("$filter", column + " eq " + Url.quoted(text))
                    .with("$orderby", table.key())
                    .build();
            return rows(table, queries.all(CrmOperation.WITH_TEXT, uri, Integer.MAX_VALUE), columns);
        });
    }

    @Override
    public CrmResult<List<Addressed>> withAddresses(Set<String> wanted) {
        if (wanted.isEmpty() || wanted.size() > AddressColumns.AT_ONCE) {
            throw new IllegalArgumentException("1 to " + AddressColumns.AT_ONCE + " addresses, not " + wanted.size());
        }
        return CallFailed.asResult(() -> addresses.records(wanted));
    }

    @Override
    public URI recordUrl(RecordRef ref) {
        String app = settings.app() == null ? "" : "appid=" + settings.app() + "&";
        return URI.create(address.organization() + "main.aspx?" + app + "etn=" + ref.entity() + "&id=" + ref.id()
                + "&pagetype=entityrecord");
    }

    private List<CrmRow> rows(Table table, List<JsonNode> json, Collection<String> columns) {
        return json.stream().map(row -> reader.row(table, row, columns)).toList();
    }

    private static String contains(String column, String text) {
        return "contains(" + column + "," + Url.literal(text) + ")";
    }

    private static Set<String> withModifiedOn(Set<String> columns) {
        Set<String> all = new TreeSet<>(columns);
        all.add("modifiedon");
        return all;
    }
}
