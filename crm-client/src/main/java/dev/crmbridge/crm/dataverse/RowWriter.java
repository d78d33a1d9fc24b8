package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns writes into JSON: values by kind, lookups by navigation property, parties nested. */
final class RowWriter {
    private static final String BIND = "@odata.bind";

    private final Definitions definitions;

    RowWriter(Definitions definitions) {
        this.definitions = definitions;
    }

    /** @return the body that creates a record with all it has, parties too; empty columns are left out */
    ObjectNode forCreate(String entity, RowWrite row) {
        ObjectNode body = columns(entity, row, false);
        List<ActivityParty> parties = row.parties();
        if (parties != null && !parties.isEmpty()) {
            body.set(RowReader.partiesOf(entity), array(parties));
        }
        return body;
    }

    /** @return the body that changes the columns of a record; parties are replaced by {@link #parties} */
    ObjectNode forUpdate(String entity, RowWrite row) {
        return columns(entity, row, true);
    }

    /** @return the body that replaces all parties of an activity */
    ObjectNode parties(List<ActivityParty> parties) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("value", array(parties));
        return body;
    }

    private ObjectNode columns(String entity, RowWrite row, boolean emptyToo) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        new TreeMap<>(row.values()).forEach((column, value) -> {
            if (value instanceof CrmValue.Lookup lookup) {
                String target = lookup.target().entity();
                body.put(definitions.navigation(entity, column, target) + BIND, address(lookup.target()));
            } else if (!(value instanceof CrmValue.None)) {
                put(body, column, value);
            } else if (emptyToo) {
                boolean reference = definitions.isLookup(entity, column);
                body.putNull(reference ? definitions.anyNavigation(entity, column) + BIND : column);
            }
        });
        return body;
    }

    private static void put(ObjectNode body, String column, CrmValue value) {
        if (value instanceof CrmValue.Text text) {
            body.put(column, text.value());
        } else if (value instanceof CrmValue.Whole whole) {
            body.put(column, whole.value());
        } else if (value instanceof CrmValue.Decimal decimal) {
            body.put(column, decimal.value());
        } else if (value instanceof CrmValue.Flag flag) {
            body.put(column, flag.value());
        } else if (value instanceof CrmValue.Moment moment) {
            body.put(column, moment.value().truncatedTo(ChronoUnit.SECONDS).toString());
        } else if (value instanceof CrmValue.Day day) {
            body.put(column, day.value().toString());
        } else if (value instanceof CrmValue.Guid guid) {
            body.put(column, guid.value().toString());
        }
    }

    private ArrayNode array(List<ActivityParty> parties) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (ActivityParty party : parties) {
            if (!RowReader.isMadeBySystem(party.role())) {
                ObjectNode node = array.addObject();
                @Nullable RecordRef record = party.party();
                if (record != null) {
                    node.put("partyid_" + record.entity() + BIND, address(record));
                }
                if (party.address() != null) {
                    node.put("addressused", party.address());
                }
                node.put("participationtypemask", party.role().mask());
            }
        }
        return array;
    }

    private String address(RecordRef ref) {
        return "/" + definitions.table(ref.entity()).set() + "(" + ref.id() + ")";
    }
}
