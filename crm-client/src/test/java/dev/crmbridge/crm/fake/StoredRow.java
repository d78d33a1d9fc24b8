package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import java.util.List;
import java.util.Map;

/** A row as the fake keeps it; immutable. */
record StoredRow(RecordRef ref, long version, Map<String, CrmValue> values, List<ActivityParty> parties) {
    StoredRow {
        values = Map.copyOf(values);
        parties = List.copyOf(parties);
    }

    String etag() {
        return "W/\"" + version + "\"";
    }

    CrmValue value(String column) {
        return values.getOrDefault(column, CrmValue.NONE);
    }

    long state() {
        return value("statecode") instanceof CrmValue.Whole state ? state.value() : 0;
    }

    /** @return the text people know the record by */
    String name() {
        for (String column : List.of("fullname", "name", "subject", "title")) {
            if (value(column) instanceof CrmValue.Text text) {
                return text.value();
            }
        }
        return "";
    }
}
