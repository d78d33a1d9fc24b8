package dev.crmbridge.embedded.metadata;

import dev.crmbridge.embedded.odata.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a query shows of definitions: filter, selected properties, expanded parts. */
public final class DefinitionView {
    private static final Set<String> ALWAYS = Set.of("MetadataId", "@odata.type");
    private static final Set<String> ONLY_EXPANDED = Set.of("OptionSet");

    private DefinitionView() {}

    /** The parts of a definition that are shown only when expanded. */
    @FunctionalInterface
    public interface Parts {
        /** Lists by property name, for example {@code Attributes}. */
        Map<String, List<ObjectNode>> of(ObjectNode definition);
    }

    /** The definitions that pass the filter, as far as they are selected. */
    public static ArrayNode list(List<ObjectNode> definitions, Query query, Parts parts) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        definitions.stream()
                .filter(d -> query.condition()
                        .map(condition -> JsonFilter.matches(condition, d))
                        .orElse(true))
                .limit(query.limit().orElse(Integer.MAX_VALUE))
                .forEach(d -> shown.add(one(d, query, parts)));
        return shown;
    }

    /** One definition, as far as it is selected. */
    public static ObjectNode one(ObjectNode definition, Query query, Parts parts) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        definition.properties().forEach(entry -> {
            boolean selected = query.select().isEmpty() || query.select().contains(entry.getKey());
            boolean inner = ONLY_EXPANDED.contains(entry.getKey());
            if (!inner && (selected || ALWAYS.contains(entry.getKey()))) {
                shown.set(entry.getKey(), entry.getValue());
            }
        });
        query.expand().forEach(expand -> {
            List<ObjectNode> list = parts.of(definition).get(expand.navigation());
            JsonNode value = definition.get(expand.navigation());
            if (list != null) {
                shown.set(expand.navigation(), list(list, expand.query(), d -> Map.of()));
            } else if (value instanceof ObjectNode object) {
                shown.set(expand.navigation(), one(object, expand.query(), d -> Map.of()));
            } else {
                shown.putNull(expand.navigation());
            }
        });
        return shown;
    }
}
