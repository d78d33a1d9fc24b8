package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.web.server.BadJson;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON object of a request, read strictly: a wrong type, a missing or an unknown field is refused with 400 and words that
 * name the field.
 */
public final class Body {
    /** Most characters of an EntryID. Those of Outlook have some hundred at most (MAPI, PR_ENTRYID in hex). */
    public static final int LONGEST_ENTRY_ID = 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode object;
    private final String where;

    private Body(JsonNode object, String where) {
        this.object = object;
        this.where = where;
    }

    /** Reads the body; an empty one counts as an empty object. */
    public static Body of(Context ctx) {
        String text = ctx.body();
        return parse(text.isBlank() ? "{}" : text);
    }

    /** Reads a text. */
    public static Body parse(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException broken) {
            throw bad("bad-json", BadJson.sentence(broken));
        }
        return of(node, "the body");
    }

    /** @return {@code node} as an object that messages call {@code where} */
    public static Body of(JsonNode node, String where) {
        if (!node.isObject()) {
            throw bad("bad-request", capitalized(where) + " must be a JSON object.");
        }
        return new Body(node, where);
    }

    /** Refuses fields that mean nothing here, because a misspelt one would otherwise be lost in silence. */
    public Body onlyWith(String... names) {
        var unknown = new TreeSet<>(new HashSet<>(object.propertyNames()));
        Set.of(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw bad(
                    "unknown-field",
                    "Unknown in " + where + ": " + String.join(", ", unknown) + ". Known: "
                            + String.join(", ", new TreeSet<>(Set.of(names))) + ".");
        }
        return this;
    }

    /** @return the value of that name, or null when it is absent or null */
    public @Nullable JsonNode node(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** @return a text, or null when absent */
    public @Nullable String text(String name) {
        JsonNode value = node(name);
        if (value != null && !value.isString()) {
            throw bad("bad-request", "“" + name + "” in " + where + " must be a text.");
        }
        return value == null ? null : value.stringValue();
    }

    /** @return a text that must be there */
    public String neededText(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            throw bad("bad-request", "“" + name + "” is missing in " + where + ".");
        }
        return value;
    }

    /** @return a list of texts that must be there */
    public List<String> neededTexts(String name) {
        JsonNode value = node(name);
        if (value == null || !value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw bad("bad-request", "“" + name + "” in " + where + " must be a list of texts.");
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    /** @return true or false, or null when absent */
    public @Nullable Boolean flag(String name) {
        JsonNode value = node(name);
        if (value != null && !value.isBoolean()) {
            throw bad("bad-request", "“" + name + "” in " + where + " must be true or false.");
        }
        return value == null ? null : value.booleanValue();
    }

    /** @return {@code "entity:guid"} or {@code {"entity","id"}} as a record, or null when absent */
    @Nullable
    RecordRef record(String name) {
        JsonNode value = node(name);
        return value == null ? null : record(value, "“" + name + "” in " + where);
    }

    /** @return a list of records, at least one */
    List<RecordRef> neededRecords(String name) {
        JsonNode node = node(name);
        if (node == null || !node.isArray() || node.isEmpty()) {
            throw bad("bad-request", "“" + name + "” must be a list of ENTITY:GUID.");
        }
        return node.valueStream()
                .map(each -> record(each, "an element of “" + name + "”"))
                .toList();
    }

    /** @return {@code "entity:guid"} or {@code {"entity","id"}} as a record that messages call {@code where} */
    static RecordRef record(JsonNode value, String where) {
        String text = value.isObject()
                ? of(value, where).neededText("entity") + ":" + of(value, where).neededText("id")
                : value.isString() ? value.stringValue() : "";
        try {
            return RecordRef.parse(text);
        } catch (IllegalArgumentException notARecord) {
            throw bad("bad-request", capitalized(where) + ": " + notARecord.getMessage() + ".");
        }
    }

    /**
     * @return the item that {@code entryId} and {@code storeId} name; the store may be left out
     * @throws RequestRefused when the EntryID is missing or longer than any: it would be kept with all that is known of the item
     */
    public ItemRef itemRef() {
        String store = text("storeId");
        String entryId = neededText("entryId");
        if (entryId.length() > LONGEST_ENTRY_ID) {
            throw bad(
                    "bad-request",
                    "“entryId” in " + where + " has " + entryId.length() + " characters; an EntryID has at most "
                            + LONGEST_ENTRY_ID + ".");
        }
        return new ItemRef(entryId, store == null ? "" : store);
    }

    /** @return the kind of item that {@code kind} names; it must be there */
    public ItemKind itemKind() {
        try {
            return ItemKind.ofWord(neededText("kind"));
        } catch (IllegalArgumentException unknown) {
            throw bad("bad-request", unknown.getMessage() + ".");
        }
    }

    /** @return the refusal of a bad body */
    public static RequestRefused bad(String code, String message) {
        return new RequestRefused(400, code, message);
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
