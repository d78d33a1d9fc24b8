package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people recognise a found record by, per table: the second line, the owner, whether it is active. */
final class SearchColumns {
    private static final Map<String, List<String>> DETAILS = Map.of(
            "account", List.of("address1_city", "emailaddress1"),
            "contact", List.of("parentcustomerid", "emailaddress1"),
            "lead", List.of("companyname", "emailaddress1"),
            "opportunity", List.of("customerid"),
            "incident", List.of("ticketnumber", "customerid"),
            "systemuser", List.of("internalemailaddress"));
    private static final Set<String> WITHOUT_OWNER_AND_STATE =
            Set.of("systemuser", "team", "businessunit", "organization", "transactioncurrency");

    private SearchColumns() {}

    /** @return the columns to read beside the name */
    static List<String> of(Table table) {
        List<String> columns = new ArrayList<>();
        columns.add(table.name());
        columns.addAll(details(table));
        if (table.entity().equals("systemuser")) {
            columns.add("isdisabled");
        } else if (!WITHOUT_OWNER_AND_STATE.contains(table.entity())) {
            columns.add("statecode");
            if (KnownTables.isStock(table.entity())) {
                columns.add("ownerid");
            }
        }
        return columns;
    }

    /** @return the row as a person sees it */
    static Found found(Table table, CrmRow row) {
        String detail = details(table).stream()
                .map(column -> shown(row.value(column)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        String name = shown(row.value(table.name()));
        return new Found(
                row.ref(),
                name == null ? "(no name)" : name,
                detail.isEmpty() ? null : detail,
                shown(row.value("ownerid")),
                isActive(table, row));
    }

    /** @return the row once for each of the addresses that it has */
    static Stream<Addressed> addressed(Table table, CrmRow row, List<String> columns, Set<String> addresses) {
        Set<String> wanted = addresses.stream().map(SearchColumns::small).collect(Collectors.toSet());
        return columns.stream()
                .map(column -> shown(row.value(column)))
                .filter(Objects::nonNull)
                .map(SearchColumns::small)
                .filter(wanted::contains)
                .distinct()
                .map(address -> new Addressed(address, found(table, row)));
    }

    private static String small(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static List<String> details(Table table) {
        boolean activity = KnownTables.ACTIVITIES.contains(table.entity());
        return activity ? List.of("regardingobjectid") : DETAILS.getOrDefault(table.entity(), List.of());
    }

    private static boolean isActive(Table table, CrmRow row) {
        if (row.value("isdisabled").equals(new CrmValue.Flag(true))) {
            return false;
        }
        boolean scheduled = KnownTables.ACTIVITIES.contains(table.entity())
                && row.value("statecode").equals(new CrmValue.Whole(3));
        return scheduled || !(row.value("statecode") instanceof CrmValue.Whole state) || state.value() == 0;
    }

    private static @Nullable String shown(CrmValue value) {
        if (value instanceof CrmValue.Text text) {
            return text.value();
        }
        return value instanceof CrmValue.Lookup lookup ? lookup.name() : null;
    }
}
