package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.RecordRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What people said about likely duplicates. The embedded CRM has a function for it; Dataverse has not, which shows at the first
 * question, and then no other one is asked. Thread-safe.
 */
final class AnsweredPairs {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweredPairs.class);
    private static final int PAGE = 5000;

    private final WebApi api;
    private final Definitions definitions;
    private final URI root;
    private volatile boolean missing;

    AnsweredPairs(WebApi api, Definitions definitions, URI root) {
        this.api = api;
        this.definitions = definitions;
        this.root = root;
    }

    /**
     * @return the answers of all pages; none when the CRM has no such function
     * @throws CallFailed when a page failed
     */
    List<AnsweredPair> all() {
        List<AnsweredPair> all = new ArrayList<>();
        boolean more = !missing;
        for (int page = 1; more; page++) {
            URI uri = new Url(root, "RetrieveNotDuplicates(PageNumber=" + page + ",Count=" + PAGE + ")").build();
            Answer answer = api.send(CrmOperation.NOT_DUPLICATES, ApiRequest.get(uri));
            if (isUnknown(answer)) {
                missing = true;
                LOG.info("the CRM keeps no answers about likely duplicates");
                return List.of();
            }
            JsonNode json = api.checked(answer, Intent.QUERY).json();
            JsonNode lines = json.path("NotDuplicates");
            lines.forEach(line -> all.add(pair(line)));
            more = json.path("MoreRecords").asBoolean(false) && !lines.isEmpty();
        }
        return all;
    }

    /** A body that names an error comes from the CRM: what was asked for is missing there, and not the way to it. */
    private static boolean isUnknown(Answer answer) {
        return answer.status() == 404 && answer.error() != null;
    }

    private AnsweredPair pair(JsonNode line) {
        return new AnsweredPair(
                record(line.path("Record")),
                record(line.path("Other")),
                Json.id(line, "DuplicateRuleId", damaged()),
                line.path("Matchcode").asString(""));
    }

    private RecordRef record(JsonNode reference) {
        String type = reference.path("@odata.type").asString("");
        String entity = type.substring(type.lastIndexOf('.') + 1);
        if (entity.isEmpty()) {
            throw new CallFailed(damaged());
        }
        return new RecordRef(
                entity, Json.id(reference, definitions.table(entity).key(), damaged()));
    }

    private static CrmFailure damaged() {
        return new CrmFailure.Unexpected("no-id", "The CRM's answer has a pair of records without an id.");
    }
}
