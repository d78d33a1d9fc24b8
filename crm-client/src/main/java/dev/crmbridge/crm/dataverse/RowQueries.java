package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads rows over as many pages as there are. */
final class RowQueries {
    /** Ids per request part; their addresses stay far below the limit inside a batch. */
    private static final int IDS_PER_PART = 300;

    private static final int PARTS_PER_BATCH = 10;

    /** Without its columns a row takes a small part of the room. */
    private static final int VERSIONS_PER_ROW = 5;

    private static final int LARGEST_PAGE = 5000;

    private final Batches batches;
    private final ApiAddress address;
    private final Definitions definitions;
    private final int pageSize;

    RowQueries(Batches batches, ApiAddress address, Definitions definitions, int pageSize) {
        this.batches = batches;
        this.address = address;
        this.definitions = definitions;
        this.pageSize = pageSize;
    }

    /** @return an address that reads {@code columns} of rows, or of one row, of a table */
    Url url(Table table, String path, Collection<String> columns, boolean withParties) {
        TreeSet<String> names = new TreeSet<>();
        names.add(table.key());
        for (String column : columns) {
            names.add(definitions.isLookup(table.entity(), column) ? "_" + column + "_value" : column);
        }
        String parties = RowReader.partiesOf(table.entity());
        return new Url(address.api(), path)
                .with("$select", String.join(",", names))
                .with(
                        "$expand",
                        withParties && KnownTables.ACTIVITIES.contains(table.entity())
                                ? parties + "($select=_partyid_value,participationtypemask,addressused)"
                                : "");
    }

    /**
     * @param limit greatest number of rows
     * @return the rows of all pages, at most {@code limit}
     * @throws CallFailed when a page failed
     */
    List<JsonNode> all(CrmOperation operation, URI first, int limit) {
        String preference = preference(Math.min(pageSize, limit));
        Answer answer = batches.get(operation, ApiRequest.get(first).with("Prefer", preference), Intent.QUERY);
        return rest(operation, answer, limit, preference);
    }

    /**
     * @return the rows of all pages, without annotations and in larger pages, for rows of few and small columns
     * @throws CallFailed when a page failed
     */
    List<JsonNode> versions(CrmOperation operation, URI first) {
        String preference = versionsPreference();
        Answer answer = batches.get(operation, ApiRequest.get(first).with("Prefer", preference), Intent.QUERY);
        return rest(operation, answer, Integer.MAX_VALUE, preference);
    }

    /** @return the rows of a table with these ids */
    List<JsonNode> byIds(CrmOperation operation, Table table, Set<UUID> ids, Url url) {
        List<URI> parts = filters(table, ids).stream()
                .map(filter -> url.with("$filter", filter).build())
                .toList();
        return parts(operation, parts, preference(IDS_PER_PART)).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** @return conditions for these ids, one for each few hundred of them */
    List<String> filters(Table table, Set<UUID> ids) {
        List<UUID> sorted = ids.stream().sorted().toList();
        List<String> filters = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += IDS_PER_PART) {
            String list = sorted.subList(from, Math.min(from + IDS_PER_PART, sorted.size())).stream()
                    .map(id -> '"' + id.toString() + '"')
                    .collect(Collectors.joining(","));
            filters.add("Microsoft.Dynamics.CRM.In(PropertyName='" + table.key() + "',PropertyValues=[" + list + "])");
        }
        return filters;
    }

    /**
     * @param versions whether the rows have few and small columns
     * @return the rows of each part of a question, all pages; one request for a few parts of one page each
     * @throws CallFailed when a page failed
     */
    List<List<JsonNode>> parts(CrmOperation operation, List<URI> parts, boolean versions) {
        return parts(operation, parts, versions ? versionsPreference() : preference(pageSize));
    }

    private List<List<JsonNode>> parts(CrmOperation operation, List<URI> parts, String preference) {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += PARTS_PER_BATCH) {
            List<ApiRequest> group = parts.subList(from, Math.min(from + PARTS_PER_BATCH, parts.size())).stream()
                    .map(uri -> ApiRequest.get(uri).with("Prefer", preference))
                    .toList();
            List<Answer> answers = group.size() == 1
                    ? List.of(batches.get(operation, group.get(0), Intent.QUERY))
                    : batches.get(operation, group);
            answers.forEach(answer -> rows.add(rest(operation, answer, Integer.MAX_VALUE, preference)));
        }
        return rows;
    }

    /**
     * Asks several questions in one request.
     *
     * @return the rows of each, all pages; none of a table that the user may not read or the CRM does not have
     * @throws CallFailed when a page failed
     */
    List<List<JsonNode>> whereAllowed(CrmOperation operation, List<URI> questions) {
        String preference = preference(pageSize);
        List<ApiRequest> requests = questions.stream()
                .map(uri -> ApiRequest.get(uri).with("Prefer", preference))
                .toList();
        return batches.getWhereAllowed(operation, requests).stream()
                .map(answer -> answer.map(first -> rest(operation, first, Integer.MAX_VALUE, preference))
                        .orElseGet(List::of))
                .toList();
    }

    private List<JsonNode> rest(CrmOperation operation, Answer first, int limit, String preference) {
        List<JsonNode> rows = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        JsonNode page = first.json();
        while (true) {
            JsonNode value = page.get("value");
            if (value == null || !value.isArray()) {
                throw new CallFailed(new CrmFailure.Unexpected(
                        "no-rows", "The CRM's answer has no list of rows. Check the address of the CRM."));
            }
            for (JsonNode row : value) {
                if (rows.size() < limit) {
                    rows.add(row);
                }
            }
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty() || rows.size() >= limit) {
                return rows;
            }
            URI link = nextPage(next);
            if (!seen.add(link)) {
                throw new CallFailed(new CrmFailure.Unexpected(
                        "page-loop", "The CRM sends the same page again and again. Try again later."));
            }
            page = batches.get(operation, ApiRequest.get(link).with("Prefer", preference), Intent.QUERY)
                    .json();
        }
    }

    /** The token goes with the request, so only to the server it is for. */
    private URI nextPage(String link) {
        try {
            URI uri = address.api().resolve(link.replace(" ", "%20").replace("\"", "%22"));
            if (address.sameOrigin(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException | NullPointerException notAnAddress) {
            // answered below: a link that cannot be read is as useless as a foreign one
        }
        throw new CallFailed(new CrmFailure.Unexpected(
                "foreign-link",
                "The CRM's answer continues at another server. Use the address the CRM itself uses in its answers."));
    }

    private String versionsPreference() {
        return "odata.maxpagesize=" + Math.min(LARGEST_PAGE, pageSize * VERSIONS_PER_ROW);
    }

    private static String preference(int rows) {
        return "odata.maxpagesize=" + rows + "," + RowReader.ANNOTATIONS;
    }
}
