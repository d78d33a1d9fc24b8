package dev.crmbridge.sync.run;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Reads records of several tables in full, many in one request. Makes calls; on a worker. */
final class FullRows {
    private static final int IDS_PER_REQUEST = 900;

    private FullRows() {}

    /** @return the rows, and as suspects the records that were not among them */
    static CrmResult<CrmPicture> read(Crm crm, Set<RecordRef> due) {
        Map<RecordRef, CrmRow> rows = new HashMap<>();
        Set<RecordRef> suspects = new HashSet<>();
        Map<String, List<UUID>> tables = new TreeMap<>();
        due.forEach(record -> tables.computeIfAbsent(record.entity(), table -> new ArrayList<>())
                .add(record.id()));
        for (Map.Entry<String, List<UUID>> table : tables.entrySet()) {
            String entity = table.getKey();
            Set<String> columns = new HashSet<>(FieldRegistry.of(entity).columns());
            columns.add("ownerid");
            List<UUID> ids = table.getValue();
            for (int from = 0; from < ids.size(); from += IDS_PER_REQUEST) {
                Set<UUID> some = Set.copyOf(ids.subList(from, Math.min(ids.size(), from + IDS_PER_REQUEST)));
                CrmResult<List<CrmRow>> answer = crm.readAll(
                        entity, some, columns, FieldRegistry.of(entity).isCalendar());
                if (!(answer instanceof CrmResult.Ok<List<CrmRow>> ok)) {
                    return answer.map(failed -> new CrmPicture(Map.of(), Set.of()));
                }
                some.forEach(id -> suspects.add(new RecordRef(entity, id)));
                ok.value().forEach(row -> {
                    rows.put(row.ref(), row);
                    suspects.remove(row.ref());
                });
            }
        }
        return CrmResult.ok(new CrmPicture(rows, suspects));
    }
}
