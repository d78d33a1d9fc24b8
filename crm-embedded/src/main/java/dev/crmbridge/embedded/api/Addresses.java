package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.odata.ResourcePath;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.ReferenceResolver;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of rows: made for answers, and understood in bodies.
 *
 * @param schema the hosted tables
 * @param keys reads keys in brackets
 */
record Addresses(Schema schema, Keys keys) {
    private static final Pattern ROOT = Pattern.compile("^(?:https?://[^/]+)?/(?:[^/]+/)?api/data/v\\d+\\.\\d+/");

    /** The address of a row, as answers show it. */
    static String of(String root, Row row) {
        return root + row.table().setName() + "(" + row.id() + ")";
    }

    /** Understands addresses in bodies; alternate keys are looked up in {@code tx}. */
    ReferenceResolver resolver(Tx tx, Session session) {
        return address -> resolve(tx, session, address);
    }

    private Reference resolve(Tx tx, Session session, String address) {
        String path = relative(expanded(session, address.strip()));
        List<ResourcePath.Segment> segments = ResourcePath.parse(path).segments();
        if (segments.size() != 1 || segments.get(0).brackets().isEmpty()) {
            throw CrmError.PAYLOAD.with("'" + address + "' is not the address of a row.");
        }
        ResourcePath.Segment segment = segments.get(0);
        Table table = schema.tableOfSet(segment.name()).orElseThrow(() -> Call.noSegment(segment.name()));
        Keys.RowKey key = keys.read(table, segment, argument -> argument.text());
        return new Reference(table.name(), key.resolve(tx, table).orElseThrow(() -> key.missing(table)));
    }

    /** Replaces {@code $n} by the address the batch knows for it. */
    static String expanded(Session session, String address) {
        if (!address.startsWith("$") || address.startsWith("$metadata") || address.startsWith("$batch")) {
            return address;
        }
        int slash = address.indexOf('/');
        String id = slash < 0 ? address.substring(1) : address.substring(1, slash);
        String known = session.contentIds().get(id);
        if (known == null) {
            throw unknownContentId(id);
        }
        return slash < 0 ? known : known + address.substring(slash);
    }

    private static CrmException unknownContentId(String id) {
        return CrmError.ODATA.with("Content-ID Reference: '$" + id + "' does not exist in the batch context.");
    }

    /** The part of an address below the service root. */
    static String relative(String address) {
        Matcher matcher = ROOT.matcher(address);
        if (matcher.find()) {
            return address.substring(matcher.end());
        }
        return address.startsWith("/") ? address.substring(1) : address;
    }
}
