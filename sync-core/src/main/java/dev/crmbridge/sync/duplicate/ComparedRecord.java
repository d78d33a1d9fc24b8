package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns CRM rows into what duplicate detection compares. Pure functions. */
final class ComparedRecord {
    private static final Map<String, String> NAME_COLUMNS = Map.of(
            "account", "name",
            "contact", "fullname",
            "lead", "fullname",
            "opportunity", "name",
            "incident", "title",
            "systemuser", "fullname");
    private static final Set<String> NAMED = Set.of("contact", "lead", "systemuser");
    private static final String FULL_NAME = "fullname";
    private static final List<String> NAME_PARTS = List.of("firstname", "lastname");
    private static final Set<String> SHOWN = Set.of("statecode", "ownerid", "modifiedon");

    private ComparedRecord() {}

    /** @return the column that holds a record's name */
    static String nameColumn(String table) {
        return NAME_COLUMNS.getOrDefault(table, "subject");
    }

    /** @return columns that are read besides the compared ones */
    static Set<String> shownColumns() {
        return SHOWN;
    }

    /** @return columns of a tracked table that a record has when the bridge saves it, and that it can compare before that */
    static Set<String> filledColumns(String table) {
        FieldRegistry registry = FieldRegistry.of(table);
        Set<String> columns = new HashSet<>(registry.columns());
        columns.removeAll(registry.status().columns());
        if (NAMED.contains(table)) {
            columns.add(FULL_NAME);
        }
        return columns;
    }

    /** @return columns from which the CRM makes another one, or that one alone */
    static Set<String> sources(String table, String column) {
        return NAMED.contains(table) && column.equals(FULL_NAME) ? Set.copyOf(NAME_PARTS) : Set.of(column);
    }

    /**
     * Adds what the CRM makes of other columns: a person's full name of first and last name, in the order that organizations have unless
     * they chose another.
     */
    static Map<String, CrmValue> derived(String table, Map<String, CrmValue> values) {
        if (!NAMED.contains(table)
                || values.containsKey(FULL_NAME)
                || NAME_PARTS.stream().noneMatch(values::containsKey)) {
            return values;
        }
        Map<String, CrmValue> all = new HashMap<>(values);
        all.put(
                FULL_NAME,
                CrmValue.text(NAME_PARTS.stream()
                        .map(values::get)
                        .filter(CrmValue.Text.class::isInstance)
                        .map(part -> ((CrmValue.Text) part).value())
                        .collect(Collectors.joining(" "))));
        return all;
    }

    static Candidate candidate(RecordRef ref, Map<String, CrmValue> values) {
        return candidate(ref, values, Map.of());
    }

    /** @param labels what the CRM calls the values of choices, by column */
    private static Candidate candidate(RecordRef ref, Map<String, CrmValue> values, Map<String, String> labels) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        derived(ref.entity(), values).forEach((column, value) -> {
            String label = labels.get(column);
            AttributeValue attribute = label != null && value instanceof CrmValue.Whole choice
                    ? new AttributeValue.Choice(Math.toIntExact(choice.value()), label)
                    : attribute(value);
            if (attribute != null) {
                attributes.put(column, attribute);
            }
        });
        return new Candidate(ref.entity(), ref.id().toString(), active(ref.entity(), values), attributes);
    }

    static Known known(CrmRow row) {
        String table = row.ref().entity();
        CrmValue name = derived(table, row.values()).get(nameColumn(table));
        return new Known(
                candidate(row.ref(), row.values(), row.labels()),
                name instanceof CrmValue.Text text ? text.value() : "(no name)",
                row.value("modifiedon") instanceof CrmValue.Moment moment ? moment.value() : null,
                row.value("ownerid") instanceof CrmValue.Lookup owner ? owner.name() : null);
    }

    /**
     * @param written columns that were written to the record since it was read
     * @param at when, by our clock
     * @return the record as it is now
     */
    static Known changed(Known known, Map<String, CrmValue> written, Instant at) {
        Candidate before = known.candidate();
        Map<String, AttributeValue> attributes = new HashMap<>(before.attributes());
        written.forEach((column, value) -> {
            AttributeValue attribute = attribute(value);
            if (attribute == null) {
                attributes.remove(column);
            } else {
                attributes.put(column, attribute);
            }
        });
        if (NAMED.contains(before.type()) && NAME_PARTS.stream().anyMatch(written::containsKey)) {
            attributes.put(FULL_NAME, new AttributeValue.Text(fullName(attributes)));
        }
        boolean active = written.containsKey("statecode") ? active(before.type(), written) : before.active();
        return new Known(
                new Candidate(before.type(), before.id(), active, attributes),
                attributes.get(nameColumn(before.type())) instanceof AttributeValue.Text name
                        ? name.value()
                        : "(no name)",
                at,
                known.owner());
    }

    private static String fullName(Map<String, AttributeValue> attributes) {
        return NAME_PARTS.stream()
                .map(attributes::get)
                .filter(AttributeValue.Text.class::isInstance)
                .map(part -> ((AttributeValue.Text) part).value())
                .collect(Collectors.joining(" "));
    }

    private static @Nullable AttributeValue attribute(CrmValue value) {
        if (value instanceof CrmValue.Text text) {
            return new AttributeValue.Text(text.value());
        } else if (value instanceof CrmValue.Whole whole) {
            return new AttributeValue.Number(BigDecimal.valueOf(whole.value()));
        } else if (value instanceof CrmValue.Decimal decimal) {
            return new AttributeValue.Number(decimal.value());
        } else if (value instanceof CrmValue.Flag flag) {
            return new AttributeValue.Flag(flag.value());
        } else if (value instanceof CrmValue.Moment moment) {
            return new AttributeValue.Moment(moment.value());
        } else if (value instanceof CrmValue.Day day) {
            return new AttributeValue.Day(day.value());
        } else if (value instanceof CrmValue.Guid guid) {
            return new AttributeValue.Text(guid.value().toString());
        } else if (value instanceof CrmValue.Lookup lookup) {
            return new AttributeValue.Reference(
                    lookup.target().entity(), lookup.target().id().toString(), lookup.name());
        }
        return null;
    }

    /** Scheduled appointments (state 3) count as active like open ones. */
    private static boolean active(String table, Map<String, CrmValue> values) {
        if (!(values.get("statecode") instanceof CrmValue.Whole state)) {
            return true;
        }
        boolean scheduled = table.equals("appointment") || table.equals("serviceappointment");
        return state.value() == 0 || (scheduled && state.value() == 3);
    }
}
