package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemMark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mark as user properties of the item, and back. Names and meaning are the retired client's, so that its links are adopted
 * and columns people made keep working; one JSON text of ours tells what the old properties cannot.
 *
 * <p>Source: Dynamics CRM for Outlook, hidden item properties. Pure.
 */
final class MarkProperties {
    /** Category that shows a tracked item in every view. */
    static final String CATEGORY = "Tracked in CRM";

    /** OlCategoryColor teal. */
    static final int CATEGORY_COLOR = 6;

    static final String CRM_ID = "crmid";
    static final String ORGANIZATION = "crmorgid";
    static final String LINK_STATE = "crmLinkState";
    static final String TYPE_CODE = "crmObjectTypeCode";
    static final String ENTRY_ID = "crmEntryID";
    static final String REGARDING = "Regarding";
    static final String REGARDING_ID = "crmregardingobjectid";
    static final String REGARDING_TYPE = "crmregardingobjecttypecode";
    static final String OURS = "crmbridge";

    /** All of them, in the order in which they are read. */
    static final List<String> NAMES = List.of(
            CRM_ID, ORGANIZATION, LINK_STATE, TYPE_CODE, ENTRY_ID, REGARDING, REGARDING_ID, REGARDING_TYPE, OURS);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("account", 1),
            Map.entry("contact", 2),
            Map.entry("opportunity", 3),
            Map.entry("lead", 4),
            Map.entry("incident", 112),
            Map.entry("appointment", 4201),
            Map.entry("email", 4202),
            Map.entry("fax", 4204),
            Map.entry("letter", 4207),
            Map.entry("phonecall", 4210),
            Map.entry("task", 4212),
            Map.entry("serviceappointment", 4214),
            Map.entry("recurringappointmentmaster", 4251));

    private MarkProperties() {}

    /**
     * @param entryId EntryID to write, empty when the item has none yet
     * @return values by property name
     */
    static Map<String, ComValue> of(ItemMark mark, String entryId) {
        RecordRef record = mark.record();
        Map<String, ComValue> values = new LinkedHashMap<>();
        values.put(CRM_ID, ComValue.of(braced(record.id())));
        values.put(ORGANIZATION, ComValue.of(braced(mark.organization())));
        values.put(LINK_STATE, state(mark.state()));
        Integer code = CODES.get(record.entity());
        values.put(TYPE_CODE, new ComValue.R8(code == null ? 0 : code));
        values.put(ENTRY_ID, ComValue.of(entryId));
        ItemMark.About about = mark.regarding();
        RecordRef regarding = about == null ? null : about.record();
        values.put(REGARDING, ComValue.of(about == null ? "" : about.name()));
        values.put(REGARDING_ID, ComValue.of(regarding == null ? "" : braced(regarding.id())));
        values.put(REGARDING_TYPE, ComValue.of(regarding == null ? "" : codeOf(regarding.entity())));
        values.put(OURS, ComValue.of(ours(record, regarding)));
        return values;
    }

    /** @return crmLinkState as a number */
    static ComValue state(ItemMark.State state) {
        return new ComValue.R8(state.ordinal());
    }

    /**
     * @param property gives a property by name, null when absent
     * @return the mark; null when there is none or it names no record
     */
    static @Nullable ItemMark read(Function<String, @Nullable ComValue> property, Set<String> categories) {
        UUID id = guid(ComReading.text(property.apply(CRM_ID)));
        ItemMark.State state = linkState(property.apply(LINK_STATE));
        if (id == null || state == null) {
            return null;
        }
        UUID organization = guid(ComReading.text(property.apply(ORGANIZATION)));
        return new ItemMark(
                organization == null ? NOBODY : organization,
                new RecordRef(entity(property, id), id),
                state,
                emptyToNull(ComReading.text(property.apply(ENTRY_ID))),
                about(property),
                categories.contains(CATEGORY));
    }

    /** @return crmLinkState's meaning; null when absent or none of ours */
    static ItemMark.@Nullable State linkState(@Nullable ComValue value) {
        OptionalInt number = ComReading.whole(value);
        ItemMark.State[] states = ItemMark.State.values();
        return number.isPresent() && number.getAsInt() >= 0 && number.getAsInt() < states.length
                ? states[number.getAsInt()]
                : null;
    }

    /** @return the GUID with or without braces in any case; null when the text is none */
    static @Nullable UUID guid(String text) {
        boolean braced = text.length() == 38 && text.charAt(0) == '{' && text.charAt(37) == '}';
        String bare =
                braced ? text.substring(1, 37) : text.trim().replace("{", "").replace("}", "");
        if (bare.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(bare);
        } catch (IllegalArgumentException notAGuid) {
            return null;
        }
    }

    private static ItemMark.@Nullable About about(Function<String, @Nullable ComValue> property) {
        String name = ComReading.text(property.apply(REGARDING));
        UUID id = guid(ComReading.text(property.apply(REGARDING_ID)));
        if (id != null) {
            String entity = told(ours(property).path("regarding"), id);
            return new ItemMark.About(
                    new RecordRef(entity == null ? entityOf(property, REGARDING_TYPE) : entity, id), name);
        }
        return name.isEmpty() ? null : new ItemMark.About(null, name);
    }

    private static String entity(Function<String, @Nullable ComValue> property, UUID id) {
        String entity = told(ours(property), id);
        return entity == null ? entityOf(property, TYPE_CODE) : entity;
    }

    /** @return the entity our text tells of this very record; null when it tells of another or of none */
    private static @Nullable String told(JsonNode record, UUID id) {
        return id.equals(guid(record.path("id").asString("")))
                ? record.path("entity").asString("")
                : null;
    }

    private static JsonNode ours(Function<String, @Nullable ComValue> property) {
        String text = ComReading.text(property.apply(OURS));
        try {
            return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
        } catch (JacksonException damaged) {
            return JSON.missingNode(); // somebody edited the text: fall back to what the old client knew
        }
    }

    private static String entityOf(Function<String, @Nullable ComValue> property, String codeName) {
        ComValue raw = property.apply(codeName);
        OptionalInt whole = ComReading.whole(raw);
        String code = whole.isPresent()
                ? Integer.toString(whole.getAsInt())
                : ComReading.text(raw).trim();
        return CODES.entrySet().stream()
                .filter(entry -> entry.getValue().toString().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String codeOf(String entity) {
        Integer code = CODES.get(entity);
        return code == null ? "" : code.toString();
    }

    private static String ours(RecordRef record, @Nullable RecordRef regarding) {
        ObjectNode text = json(record).put("v", 1);
        if (regarding != null) {
            text.set("regarding", json(regarding));
        }
        return text.toString();
    }

    private static ObjectNode json(RecordRef record) {
        return JSON.createObjectNode()
                .put("entity", record.entity())
                .put("id", record.id().toString());
    }

    private static String braced(UUID id) {
        return "{" + id + "}";
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
