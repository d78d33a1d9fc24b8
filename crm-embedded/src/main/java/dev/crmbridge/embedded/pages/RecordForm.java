package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a record form shows.
 *
 * @param id primary key, empty for a new record
 * @param newId primary key the record gets when the form is saved, so that a form that is sent twice makes one record; empty unless it is
 *     new
 * @param etag version the form was made from, empty for a new record
 * @param facts label and text of what the header tells: status, owner, modified on
 * @param regardingLabel label of the lookup, empty when the table has none
 * @param regarding record the lookup points to, or null
 * @param parties activity parties by role
 * @param closed why the record is read-only, empty when it is not
 * @param closings status reasons a person may close it with, default of its state first
 * @param reopenable whether it may be reopened
 * @param mergedInto record it was merged into, or null
 * @param problem what went wrong, empty when nothing did
 * @param saved what was done last, empty for nothing
 */
public record RecordForm(
        String table,
        String label,
        Icon icon,
        String id,
        String newId,
        String etag,
        String title,
        List<Fact> facts,
        List<FormField> fields,
        String regardingLabel,
        @Nullable Target regarding,
        List<Fact> parties,
        String closed,
        List<Choice> closings,
        boolean reopenable,
        @Nullable Target mergedInto,
        String problem,
        String saved) {
    /** Name of the field that holds {@link #newId}. */
    static final String NEW_ID = "newid";

    public RecordForm {
        facts = List.copyOf(facts);
        fields = List.copyOf(fields);
        parties = List.copyOf(parties);
        closings = List.copyOf(closings);
    }

    /** A label and what it says. */
    public record Fact(String label, @Nullable String text) {}

    /** A record with its name and the address of its form. */
    public record Target(String name, String href) {}

    /** @return the fields by heading, in the order of the form */
    public Map<String, List<FormField>> sections() {
        return fields.stream()
                .collect(Collectors.groupingBy(FormField::section, LinkedHashMap::new, Collectors.toList()));
    }

    /** @return whether the record does not exist yet */
    public boolean isNew() {
        return id.isEmpty();
    }

    /** @return whether fields can be changed */
    public boolean editable() {
        return closed.isEmpty();
    }
}
