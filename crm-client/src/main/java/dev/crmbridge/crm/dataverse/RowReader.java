package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns the JSON of a row into typed values. JSON has no dates: a text is taken for one when the column is known as one
 * or when the server formatted it for display, which it never does with text columns.
 */
final class RowReader {
    private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";
    private static final String TARGET = "@Microsoft.Dynamics.CRM.lookuplogicalname";

    /** Asks for the annotations needed here. */
    static final String ANNOTATIONS = "odata.include-annotations=\""
            + "OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.lookuplogicalname\"";

    private final Definitions definitions;

    RowReader(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * @return the row; without a secured column that has no value, because that is also how one looks that the user may not read
     * @throws CallFailed when the row lacks its id or version
     */
    CrmRow row(Table table, JsonNode json, Collection<String> columns) {
        Map<String, CrmValue> values = new HashMap<>();
        for (String column : columns) {
            CrmValue value = value(table, json, column);
            if (value != CrmValue.NONE || !definitions.isSecured(table.entity(), column)) {
                values.put(column, value);
            }
        }
        return new CrmRow(ref(table, json), etag(json), values, parties(table, json), labels(json, columns));
    }

    /** Numbers and amounts are formatted too; only a text with letters at its begin can be the label of a choice. */
    private static Map<String, String> labels(JsonNode json, Collection<String> columns) {
        Map<String, String> labels = new HashMap<>();
        for (String column : columns) {
            if (json.path(column).isIntegralNumber()) {
                String text = json.path(column + FORMATTED).asString("");
                if (!text.isEmpty() && Character.isLetter(text.codePointAt(0))) {
                    labels.put(column, text);
                }
            }
        }
        return labels;
    }

    /**
     * @return the row with its time of change only, and with its end where that was asked for
     * @throws CallFailed when the row lacks its id or version
     */
    CrmRow version(Table table, JsonNode json) {
        Map<String, CrmValue> values = new HashMap<>();
        for (String column : List.of("modifiedon", "scheduledend")) {
            CrmValue value = date(json.path(column).asString(""));
            if (value != null) {
                values.put(column, value);
            }
        }
        return new CrmRow(ref(table, json), etag(json), values, List.of());
    }

    /** @return the row with every column the server gave */
    CrmRow wholeRow(Table table, JsonNode json) {
        TreeSet<String> columns = new TreeSet<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            if (name.indexOf('@') < 0 && !field.getValue().isContainer()) {
                columns.add(
                        name.startsWith("_") && name.endsWith("_value")
                                ? name.substring(1, name.length() - "_value".length())
                                : name);
            }
        }
        return row(table, json, columns);
    }

    /** @return the version in {@code json} */
    static String etag(JsonNode json) {
        String etag = json.path("@odata.etag").asString("");
        if (etag.isEmpty()) {
            throw new CallFailed(new CrmFailure.Unexpected("no-version", "The CRM's answer has no record version."));
        }
        return etag;
    }

    private static RecordRef ref(Table table, JsonNode json) {
        UUID id = uuid(json.path(table.key()).asString(""));
        if (id == null) {
            throw new CallFailed(new CrmFailure.Unexpected("no-id", "The CRM's answer has a record without an id."));
        }
        return new RecordRef(table.entity(), id);
    }

    private CrmValue value(Table table, JsonNode json, String column) {
        String lookup = "_" + column + "_value";
        if (json.has(lookup) || definitions.isLookup(table.entity(), column)) {
            UUID id = uuid(json.path(lookup).asString(""));
            return id == null ? CrmValue.NONE : lookup(json, column, lookup, id);
        }
        JsonNode node = json.path(column);
        if (node.isMissingNode() || node.isNull()) {
            return CrmValue.NONE;
        } else if (node.isBoolean()) {
            return new CrmValue.Flag(node.booleanValue());
        } else if (node.isNumber()) {
            return node.isIntegralNumber() && !KnownTables.isDecimal(column)
                    ? new CrmValue.Whole(node.longValue())
                    : new CrmValue.Decimal(node.decimalValue());
        }
        return text(table, json, column, node.asString(""));
    }

    private static CrmValue text(Table table, JsonNode json, String column, String text) {
        if (KnownTables.isDate(column) || json.has(column + FORMATTED)) {
            CrmValue date = date(text);
            if (date != null) {
                return date;
            }
        }
        UUID id = column.equals(table.key()) || column.endsWith("id") ? uuid(text) : null;
        return id == null ? CrmValue.text(text) : new CrmValue.Guid(id);
    }

    private static CrmValue lookup(JsonNode json, String column, String field, UUID id) {
        String target = json.path(field + TARGET).asString(KnownTables.soleTarget(column));
        if (target.isEmpty()) {
            throw new CallFailed(new CrmFailure.Unexpected(
                    "no-target", "The CRM's answer does not say which table “" + column + "” refers to."));
        }
        JsonNode name = json.path(field + FORMATTED);
        return new CrmValue.Lookup(new RecordRef(target, id), name.isString() ? name.asString() : null);
    }

    private static List<ActivityParty> parties(Table table, JsonNode json) {
        List<ActivityParty> parties = new ArrayList<>();
        for (JsonNode party : json.path(partiesOf(table.entity()))) {
            ActivityParty.Role role = ActivityParty.Role.ofMask(
                    party.path("participationtypemask").asInt(0));
            if (role != null && !isMadeBySystem(role)) {
                UUID id = uuid(party.path("_partyid_value").asString(""));
                String target = party.path("_partyid_value" + TARGET).asString("");
                JsonNode name = party.path("_partyid_value" + FORMATTED);
                JsonNode address = party.path("addressused");
                parties.add(new ActivityParty(
                        id == null || target.isEmpty() ? null : new RecordRef(target, id),
                        address.isString() ? address.asString() : null,
                        name.isString() ? name.asString() : null,
                        role));
            }
        }
        return parties;
    }

    /** The regarding and the owner appear as parties too; the server keeps those itself. */
    static boolean isMadeBySystem(ActivityParty.Role role) {
        return role == ActivityParty.Role.REGARDING || role == ActivityParty.Role.OWNER;
    }

    /** @return the collection of an activity's parties */
    static String partiesOf(String entity) {
        return entity + "_activity_parties";
    }

    private static @Nullable CrmValue date(String text) {
        try {
            if (text.length() == 10) {
                return new CrmValue.Day(LocalDate.parse(text));
            }
            Instant instant = isWholeSecond(text)
                    ? wholeSecond(text)
                    : OffsetDateTime.parse(text).toInstant();
            return new CrmValue.Moment(instant.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** The form in which servers write nearly all times: {@code 2026-01-31T09:05:00Z}. */
    private static boolean isWholeSecond(String text) {
        if (text.length() != 20 || text.charAt(10) != 'T' || text.charAt(19) != 'Z') {
            return false;
        }
        for (int i = 0; i < 19; i++) {
            boolean sign = i == 4 || i == 7 || i == 13 || i == 16;
            if (i != 10 && (sign ? Character.isDigit(text.charAt(i)) : text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(13) == ':' && text.charAt(16) == ':';
    }

    private static Instant wholeSecond(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException noGuid) {
            return null;
        }
    }
}
