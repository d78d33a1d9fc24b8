package dev.crmbridge.embedded.pages;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.matchcode.DynamicsLength;
import dev.crmbridge.embedded.duplicates.RuleColumns;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Duplicate rules in words: names of types and fields, criteria as a sentence, the length of a matchcode.
 *
 * @param schema the hosted tables
 */
record RuleWords(Schema schema) {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("fullname", "Full Name"),
            Map.entry("middlename", "Middle Name"),
            Map.entry("ownerid", "Owner"),
            Map.entry("statecode", "Status"),
            Map.entry("statuscode", "Status Reason"),
            Map.entry("createdon", "Created On"),
            Map.entry("modifiedon", "Modified On"),
            Map.entry("regardingobjectid", "Regarding"),
            Map.entry("parentcustomerid", "Company Name"),
            Map.entry("parentaccountid", "Parent Account"),
            Map.entry("primarycontactid", "Primary Contact"),
            Map.entry("customerid", "Customer"),
            Map.entry("emailaddress1", "Email"),
            Map.entry("emailaddress2", "Email Address 2"),
            Map.entry("emailaddress3", "Email Address 3"),
            Map.entry("telephone1", "Business Phone"),
            Map.entry("telephone2", "Home Phone"),
            Map.entry("fax", "Fax"),
            Map.entry("websiteurl", "Website"),
            Map.entry("address1_line1", "Street"),
            Map.entry("address1_postalcode", "ZIP/Postal Code"),
            Map.entry("address1_stateorprovince", "State/Province"));

    /** Types a rule can be about: those that have a form. */
    List<Choice> types() {
        return schema.tables().stream()
                .filter(table -> FormLayout.of(table.name()).isPresent())
                .map(table -> new Choice(table.name(), type(table.name())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /** Name of a type for people; the logical name of one that is not known. */
    String type(String table) {
        return FormLayout.of(table)
                .map(FormLayout::label)
                .or(() -> schema.table(table).map(t -> t.identity().labels().singular()))
                .orElse(table);
    }

    /** Plural of a type for people. */
    String types(String table) {
        return schema.table(table).map(t -> t.identity().labels().plural()).orElse(table);
    }

    /** Name of a field for people; its logical name when it has no other. */
    String field(String table, String column) {
        return FormLayout.of(table)
                .flatMap(layout -> layout.items().stream()
                        .filter(item -> item.column().equals(column))
                        .map(FormLayout.Item::label)
                        .findFirst())
                .orElseGet(() -> COMMON.getOrDefault(column, column));
    }

    /** Fields a rule about a type can compare: those of its form first, then the others by name. */
    List<Choice> fields(String table) {
        List<String> onForm = FormLayout.of(table)
                .map(layout ->
                        layout.items().stream().map(FormLayout.Item::column).toList())
                .orElse(List.of());
        return schema.table(table).map(Table::columns).orElse(Map.of()).values().stream()
                .filter(column -> !RuleColumns.operators(column).isEmpty())
                .map(Column::name)
                .map(name -> new Choice(name, field(table, name)))
                .sorted(Comparator.<Choice>comparingInt(choice ->
                                onForm.contains(choice.value()) ? onForm.indexOf(choice.value()) : onForm.size())
                        .thenComparing(Choice::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Kinds of comparison. */
    static List<Choice> operators() {
        List<Choice> all = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            all.add(new Choice(Integer.toString(operator.code()), label(operator)));
        }
        return all;
    }

    private static String label(Operator operator) {
        return switch (operator) {
            case EXACT -> "Exact match";
            case FIRST -> "Same first characters";
            case LAST -> "Same last characters";
            case SAME_DATE -> "Same date";
            case SAME_DATE_AND_TIME -> "Same date and time";
            case SAME_LABEL -> "Exact match (choice label)";
            case SAME_VALUE -> "Exact match (choice value)";
        };
    }

    /** One criterion in words: "same first 4 characters of Last Name". */
    private String criterion(String base, String matching, RuleLine line) {
        String baseField = field(base, line.field());
        String matchingField = field(matching, line.matching());
        String fields = line.field().equals(line.matching()) && baseField.equals(matchingField)
                ? baseField
                : baseField + " and " + matchingField;
        return switch (operator(line).orElse(Operator.EXACT)) {
            case EXACT -> "same " + fields;
            case FIRST -> "same first " + line.characters() + " characters of " + fields;
            case LAST -> "same last " + line.characters() + " characters of " + fields;
            case SAME_DATE -> "same day of " + fields;
            case SAME_DATE_AND_TIME -> "same date and time of " + fields;
            case SAME_LABEL -> "same label of " + fields;
            case SAME_VALUE -> "same choice of " + fields;
        };
    }

    /** All criteria in words; empty for none. */
    String criteria(String base, String matching, List<RuleLine> lines) {
        // One criterion always ignores blanks, whatever it says.
        boolean never = lines.size() == 1 || lines.stream().allMatch(RuleLine::ignoreBlank);
        String all = lines.stream()
                .map(line ->
                        criterion(base, matching, line) + (!never && line.ignoreBlank() ? " (blanks never match)" : ""))
                .collect(Collectors.joining(", "));
        if (all.isEmpty()) {
            return "";
        }
        return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + (never ? "; blanks never match" : "");
    }

    /** Length of the matchcode as Dynamics counts it, in characters; empty when there is no complete criterion. */
    Optional<Integer> length(String base, String matching, List<RuleLine> lines) {
        List<Criterion> criteria = new ArrayList<>();
        for (RuleLine line : lines) {
            Optional<Operator> operator = operator(line);
            int characters = line.characters().matches("[1-9][0-9]{0,8}") ? Integer.parseInt(line.characters()) : 0;
            boolean counted = operator.isPresent() && operator.get().isCounted();
            if (operator.isEmpty() || counted && characters == 0) {
                return Optional.empty();
            }
            criteria.add(new Criterion(
                    line.field(), line.matching(), operator.get(), counted ? characters : 0, line.ignoreBlank()));
        }
        Map<String, Column> columns = schema.table(base).map(Table::columns).orElse(Map.of());
        if (criteria.isEmpty() || !lines.stream().allMatch(line -> columns.containsKey(line.field()))) {
            return Optional.empty();
        }
        DuplicateRule rule = new DuplicateRule("", "", base, matching, false, false, criteria);
        return Optional.of(DynamicsLength.of(
                rule,
                name -> java.util.Objects.requireNonNull(columns.get(name))
                        .limits()
                        .maxLength()));
    }

    static Optional<Operator> operator(RuleLine line) {
        return Arrays.stream(Operator.values())
                .filter(operator -> Integer.toString(operator.code()).equals(line.operator()))
                .findFirst();
    }

    /** A stored condition as a line of the form. */
    static RuleLine line(JsonNode condition) {
        return new RuleLine(
                condition.path("baseattributename").asString(""),
                condition.path("matchingattributename").asString(""),
                condition.path("operatorcode").asString("0"),
                condition.path("operatorparam").isNumber()
                        ? condition.path("operatorparam").asString()
                        : "",
                condition.path("ignoreblankvalues").asBoolean(false));
    }
}
