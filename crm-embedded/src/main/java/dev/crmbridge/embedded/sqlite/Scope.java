package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.schema.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which table a path in a filter starts from.
 *
 * @param table table of paths without range variable
 * @param alias its name in the SQL
 * @param variables range variables of lambdas around
 */
record Scope(Table table, String alias, Map<String, Scope> variables) {
    static Scope of(Table table, String alias) {
        return new Scope(table, alias, Map.of());
    }

    Scope with(String variable, Table of, String as) {
        Map<String, Scope> more = new LinkedHashMap<>(variables);
        more.put(variable, Scope.of(of, as));
        return new Scope(table, alias, Map.copyOf(more));
    }

    Optional<Scope> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }
}
