package dev.crmbridge.embedded.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a duplicate rule shows.
 *
 * @param id empty for a new rule
 * @param etag version the form was made from, empty for a new rule
 * @param row the rule as the list shows it; null for a new one
 * @param lines criteria, with lines to fill in at the end when they can be changed
 * @param fields fields of the base type
 * @param matchingFields fields of the matching type
 * @param length length of the matchcode as Dynamics counts it, null when there is no criterion
 * @param limited whether the limits of Dynamics 365 hold
 */
public record RuleForm(
        String id,
        String etag,
        Values values,
        @Nullable RuleRow row,
        List<RuleLine> lines,
        List<Choice> fields,
        List<Choice> matchingFields,
        List<Choice> operators,
        RuleRights rights,
        @Nullable Integer length,
        boolean limited,
        String problem,
        String done) {
    public RuleForm {
        lines = List.copyOf(lines);
        fields = List.copyOf(fields);
        matchingFields = List.copyOf(matchingFields);
        operators = List.copyOf(operators);
    }

    /**
     * What is entered above the criteria.
     *
     * @param base logical name of the base type
     * @param matching logical name of the matching type
     */
    public record Values(
            String base,
            String baseLabel,
            String matching,
            String matchingLabel,
            String name,
            String description,
            boolean caseSensitive,
            boolean excludeInactive) {
        /** @return whether both types are one */
        public boolean oneType() {
            return base.equals(matching);
        }
    }

    /** @return whether the rule does not exist yet */
    public boolean isNew() {
        return id.isEmpty();
    }

    /** @return whether the form can be changed by this person in this state */
    public boolean editable() {
        return isNew() ? rights.create() : rights.write() && (row == null || !row.active());
    }

    /** @return title for people */
    public String title() {
        return isNew() ? "New duplicate detection rule" : values.name().isBlank() ? "(no name)" : values.name();
    }
}
