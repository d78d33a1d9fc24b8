package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.DuplicateRuleRow;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The published rules as a stored text. */
final class RulesText {
    static final String SETTING = "cache.rules";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RulesText() {}

    static String write(List<DuplicateRuleRow> rules) {
        return JSON.writeValueAsString(rules);
    }

    static List<DuplicateRuleRow> read(Optional<String> text) {
        return text.map(stored -> List.of(JSON.readValue(stored, DuplicateRuleRow[].class)))
                .orElse(List.of());
    }
}
