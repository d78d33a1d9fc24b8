package dev.crmbridge.service.demo;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRows;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.service.data.StartFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Finds what the published rules of a CRM take for duplicates of rows of a file. Reads only. One for each file. */
final class ImportCheck {
    /** Most records of a type that are counted; one is named. */
    private static final int MOST = 20;

    private final Crm crm;
    private final BiFunction<CsvFile.Row, CrmFailure, StartFailure> broken;
    private final Map<String, List<String>> matching = new HashMap<>();

    /** @param broken what to throw when the CRM cannot be asked about a row */
    ImportCheck(Crm crm, BiFunction<CsvFile.Row, CrmFailure, StartFailure> broken) {
        this.crm = crm;
        this.broken = broken;
    }

    /** @return the rows that are not in the CRM yet; the others were imported before */
    List<CsvFile.Row> unknown(List<CsvFile.Row> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        String entity = rows.get(0).ref().entity();
        Set<UUID> ids = rows.stream().map(row -> row.ref().id()).collect(Collectors.toSet());
        Set<RecordRef> known = new HashSet<>();
        answer(rows.get(0), crm.readAll(entity, ids, Set.of("createdon"), false))
                .forEach(row -> known.add(row.ref()));
        return rows.stream().filter(row -> !known.contains(row.ref())).toList();
    }

    /** @return records that are likely the same as the row, a few of each type */
    DuplicateRows duplicates(CsvFile.Row row) {
        String entity = row.ref().entity();
        List<String> types = matching.get(entity);
        if (types == null) {
            types = answer(row, crm.publishedRules()).stream()
                    .filter(rule -> rule.baseEntity().equals(entity))
                    .map(DuplicateRuleRow::matchingEntity)
                    .distinct()
                    .toList();
            matching.put(entity, types);
        }
        List<CrmRow> found = new ArrayList<>();
        boolean more = false;
        for (String type : types) {
            DuplicateRows ofType = answer(row, crm.duplicatesOf(row.ref(), row.values(), type, MOST));
            found.addAll(ofType.rows());
            more |= ofType.more();
        }
        return new DuplicateRows(found, more);
    }

    /** @return the text people know the record by */
    static String name(CrmRow row) {
        for (String column : List.of("fullname", "name", "subject")) {
            if (row.values().get(column) instanceof CrmValue.Text text) {
                return text.value();
            }
        }
        return "(no name)";
    }

    private <T> T answer(CsvFile.Row row, CrmResult<T> result) {
        return result.fold(ok -> ok, failure -> {
            throw broken.apply(row, failure);
        });
    }
}
