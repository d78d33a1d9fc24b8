package dev.crmbridge.embedded.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Finds the records a lookup may point to, by part of their name. */
final class LookupSearch {
    private static final int MOST = 25;

    /** A table one can look in. */
    record Target(String table, String set, String label, String id, String name, List<String> details) {}

    private static final List<Target> TARGETS = List.of(
            new Target(
                    "account", "accounts", "Account", "accountid", "name", List.of("address1_city", "emailaddress1")),
            new Target("contact", "contacts", "Contact", "contactid", "fullname", List.of("emailaddress1", "jobtitle")),
            new Target("lead", "leads", "Lead", "leadid", "fullname", List.of("companyname", "emailaddress1")),
            new Target("opportunity", "opportunities", "Opportunity", "opportunityid", "name", List.of()),
            new Target("incident", "incidents", "Case", "incidentid", "title", List.of("ticketnumber")));

    private LookupSearch() {}

    /** @return tables to look in, for a lookup that may point to {@code allowed} */
    static List<Choice> types(List<String> allowed) {
        return TARGETS.stream()
                .filter(target -> allowed.contains(target.table()))
                .map(target -> new Choice(target.table(), target.label()))
                .toList();
    }

    static List<LookupResult> find(Reading reading, String table, String text) {
        Target target = TARGETS.stream()
                .filter(candidate -> candidate.table().equals(table))
                .findFirst()
                .orElse(TARGETS.get(0));
        Map<String, String> options = new java.util.HashMap<>(Map.of(
                "$select",
                String.join(
                        ",",
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(target.name()), target.details().stream())
                                .toList()),
                "$orderby",
                target.name() + "," + target.id(),
                "$top",
                Integer.toString(MOST)));
        if (!text.isBlank()) {
            options.put(
                    "$filter", "contains(" + target.name() + ",'" + text.strip().replace("'", "''") + "')");
        }
        return reading.rows(target.set(), options).rows().stream()
                .map(row -> new LookupResult(
                        target.table(),
                        row.path(target.id()).asString(),
                        Objects.requireNonNullElse(Reading.text(row, target.name()), "(no name)"),
                        detail(target, row)))
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String detail(Target target, JsonNode row) {
        String joined = String.join(
                " · ",
                target.details().stream()
                        .map(column -> Reading.text(row, column))
                        .filter(Objects::nonNull)
                        .toList());
        return joined.isEmpty() ? null : joined;
    }
}
