package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.odata.QueryParser;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteQueries;
import dev.crmbridge.embedded.sqlite.SqliteQueries.Page;
import dev.crmbridge.embedded.sqlite.SqliteQueries.Related;
import dev.crmbridge.embedded.sqlite.Tx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists of rows with paging and counts. Source: Dataverse Web API, "Query data", "Page results", "Count rows". */
final class RowLists {
    private static final int MAX_PAGE = 5000;

    private final Records records;
    private final Answers answers;

    RowLists(Records records, Answers answers) {
        this.records = records;
        this.answers = answers;
    }

    /** A page of rows; {@code related} restricts them to those of one row, null = all. */
    ApiResponse list(Tx tx, Call call, Table table, @Nullable Related related) {
        if (call.preferences().trackChanges()) {
            throw CrmError.CHANGE_TRACKING_OFF.with("Entity " + table.name() + " isn't enabled for change tracking.");
        }
        Query query = QueryParser.parse(call.options());
        Columns.check(table, query.select());
        int limit = call.preferences().page().orElse(Math.min(query.limit().orElse(MAX_PAGE), MAX_PAGE));
        Page page = queries(call).page(tx, table, query, related, limit);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", answers.context(call, table, query));
        totals(tx, call, table, query, related, body);
        ArrayNode rows = body.putArray("value");
        Answers.Writer writer = answers.writer(tx, call);
        for (Row row : page.rows()) {
            rows.add(writer.write(row, query));
        }
        boolean topReached = call.preferences().page().isEmpty()
                && query.limit().isPresent()
                && query.limit().getAsInt() <= MAX_PAGE;
        if (!topReached) {
            page.nextToken().ifPresent(token -> body.put("@odata.nextLink", nextLink(call, token)));
        }
        ApiResponse response = ApiResponse.json(200, body.toString());
        String applied = call.preferences().applied(false);
        return applied.isEmpty() ? response : response.with("Preference-Applied", applied);
    }

    private void totals(Tx tx, Call call, Table table, Query query, @Nullable Related related, ObjectNode body) {
        long count = query.count() ? queries(call).count(tx, table, query, related) : -1;
        if (query.count()) {
            body.put("@odata.count", count);
        }
        if (call.preferences().wants(Preferences.TOTAL)) {
            body.put("@" + Preferences.TOTAL, count);
        }
        if (call.preferences().wants(Preferences.TOTAL_EXCEEDED)) {
            body.put("@" + Preferences.TOTAL_EXCEEDED, count >= SqliteQueries.COUNT_LIMIT);
        }
    }

    /** Only the number of rows, as plain text. */
    ApiResponse count(Tx tx, Call call, Table table, @Nullable Related related) {
        Query query = QueryParser.parse(call.options());
        return ApiResponse.text(String.valueOf(queries(call).count(tx, table, query, related)));
    }

    /** Only the addresses of the rows. */
    ApiResponse references(Tx tx, Call call, Table table, Related related) {
        Query query = QueryParser.parse(call.options());
        Page page = queries(call).page(tx, table, query, related, query.limit().orElse(MAX_PAGE));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", call.request().root() + "$metadata#Collection($ref)");
        ArrayNode rows = body.putArray("value");
        page.rows()
                .forEach(row -> rows.addObject()
                        .put("@odata.id", Addresses.of(call.request().root(), row)));
        return ApiResponse.json(200, body.toString());
    }

    /** Queries on behalf of the caller. */
    SqliteQueries queries(Call call) {
        return new SqliteQueries(
                records.schema(),
                call.session().caller(),
                records.environment().clock().instant());
    }

    /** The same address with a token: same scheme, host, port, version and options. */
    static String nextLink(Call call, String token) {
        Map<String, String> options = new LinkedHashMap<>(call.options());
        options.put("$skiptoken", token);
        List<String> pieces = new ArrayList<>();
        options.forEach((name, value) -> pieces.add(encoded(name) + "=" + encoded(value)));
        String target = call.request().target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return call.request().root() + path + "?" + String.join("&", pieces);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%24", "$")
                .replace("%2C", ",")
                .replace("%40", "@")
                .replace("%28", "(")
                .replace("%29", ")");
    }
}
