package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.error.FoundDuplicate;
import dev.crmbridge.embedded.pages.RecordWriter.Outcome.Asked;
import dev.crmbridge.web.server.RequestRefused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * Makes the question about the likely duplicates of a record that is to be saved.
 *
 * @param reader reads the records that were found, as the person
 */
record SaveQuestions(FoundReader reader) {
    /** @param before the record as it is stored; an empty object for a new one */
    SaveQuestion of(RecordReader.Formed formed, JsonNode before, Asked asked, SaveQuestion.Repeat repeat) {
        JsonNode row = EnteredRow.of(formed.table(), before, asked.entered());
        List<LikelyDuplicate> duplicates = new ArrayList<>();
        asked.duplicates()
                .forEach(named -> found(formed.table().name(), row, named).ifPresent(duplicates::add));
        String name = Reading.text(row, formed.table().identity().primaryName());
        return new SaveQuestion(
                formed.layout().label(),
                formed.layout().icon(),
                Objects.requireNonNullElse(name, "(no name)"),
                duplicates,
                asked.duplicates().size() >= FoundDuplicate.MOST_NAMED,
                repeat);
    }

    /** Empty for a record that is gone since. */
    private Optional<LikelyDuplicate> found(String base, JsonNode baseRow, JsonNode named) {
        FoundReader.Key key = new FoundReader.Key(
                named.path("entity").asString(), named.path("id").asString());
        JsonNode row;
        try {
            row = reader.row(key);
        } catch (RequestRefused refused) {
            if (refused.failure().status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
        if (row == null) {
            return Optional.empty();
        }
        FoundRecord record = reader.record(key, row);
        StringJoiner rules = new StringJoiner(", ");
        Set<LikelyDuplicate.Field> fields = new LinkedHashSet<>();
        for (JsonNode rule : named.path("rules")) {
            rules.add(rule.path("name").asString());
            fields.addAll(reader.fields(rule.path("id").asString(), base, baseRow, record, row));
        }
        return Optional.of(new LikelyDuplicate(record, rules.toString(), List.copyOf(fields), "", false, "", false));
    }
}
