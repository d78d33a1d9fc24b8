package dev.crmbridge.embedded.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All hosted tables with their relationships. Immutable. */
public final class Schema {
    private final Map<String, Table> byName = new LinkedHashMap<>();
    private final Map<String, Table> bySet = new LinkedHashMap<>();
    private final Map<String, Map<String, Relationship>> collections = new LinkedHashMap<>();
    private final List<Relationship> relationships = new ArrayList<>();

    /**
     * @param tables the tables, in the order lists show them
     * @throws IllegalArgumentException when two tables or relationships share a name or a lookup points nowhere
     */
    public Schema(List<Table> tables) {
        for (Table table : tables) {
            if (byName.put(table.name(), table) != null || bySet.put(table.setName(), table) != null) {
                throw new IllegalArgumentException("table defined twice: " + table.name());
            }
        }
        for (Table table : tables) {
            for (Column column : table.columns().values()) {
                column.targets().forEach(target -> relate(new Relationship(table, column, target)));
            }
        }
    }

    private void relate(Relationship relationship) {
        LookupTarget target = relationship.target();
        if (!byName.containsKey(target.table())) {
            throw new IllegalArgumentException("lookup to a table that is not hosted: " + target.table());
        }
        relationships.add(relationship);
        Relationship before = collections
                .computeIfAbsent(target.table(), t -> new LinkedHashMap<>())
                .put(target.collection(), relationship);
        if (before != null) {
            throw new IllegalArgumentException("two relationships named " + target.collection());
        }
    }

    /** All tables. */
    public Collection<Table> tables() {
        return List.copyOf(byName.values());
    }

    /** The activity tables, without the pointer. */
    public List<Table> activities() {
        return byName.values().stream()
                .filter(t -> t.activity() && !t.isPointer())
                .toList();
    }

    /** The table of that logical name. */
    public Optional<Table> table(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The table of that logical name, which must exist.
     *
     * @throws IllegalArgumentException when it does not
     */
    public Table get(String name) {
        return table(name).orElseThrow(() -> new IllegalArgumentException("no such table: " + name));
    }

    /** The table with that entity set. */
    public Optional<Table> tableOfSet(String setName) {
        return Optional.ofNullable(bySet.get(setName));
    }

    /** The relationship behind a collection-valued navigation property of {@code table}. */
    public Optional<Relationship> collection(Table table, String navigation) {
        return Optional.ofNullable(
                collections.getOrDefault(table.name(), Map.of()).get(navigation));
    }

    /** Relationships in which {@code table} is the referenced side. */
    public List<Relationship> referencedBy(Table table) {
        return List.copyOf(collections.getOrDefault(table.name(), Map.of()).values());
    }

    /** Relationships in which {@code table} holds the lookup. */
    public List<Relationship> referencesOf(Table table) {
        return relationships.stream()
                .filter(r -> r.referencing().name().equals(table.name()))
                .toList();
    }

    /** All relationships. */
    public List<Relationship> relationships() {
        return List.copyOf(relationships);
    }
}
