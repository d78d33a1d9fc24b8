package dev.crmbridge.embedded.odata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the query options of one address. */
public final class QueryParser {
    /** More expansions than this in one request are refused. Source: Dataverse "Join tables", limit of 15. */
    static final int MAX_EXPANDS = 15;

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
    private static final Set<String> REFUSED = Set.of(
            "$skip",
            "$search",
            "$levels",
            "$format",
            "$apply",
            "$deltatoken",
            "fetchXml",
            "savedQuery",
            "userQuery",
            "sql");
    private static final List<String> KNOWN =
            List.of("$select", "$filter", "$orderby", "$top", "$count", "$expand", "$skiptoken");

    private final Map<String, String> aliases;
    private int expands;

    private QueryParser(Map<String, String> aliases) {
        this.aliases = aliases;
    }

    /**
     * Parses decoded options.
     *
     * @param options by name, {@code $filter} and so on; aliases by name with {@code @}; others are ignored, as names without
     *     {@code $} belong to whoever asks (OData 4.0, URL conventions, custom query options)
     * @throws ODataSyntaxException when one is wrong, or a name with {@code $} means nothing
     * @throws UnsupportedOptionException when one is known but not offered
     */
    public static Query parse(Map<String, String> options) {
        Map<String, String> aliases = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (name.startsWith("@")) {
                aliases.put(name, value);
            }
            if (REFUSED.contains(name)) {
                throw new UnsupportedOptionException(name);
            }
            if (name.startsWith("$") && !KNOWN.contains(name)) {
                throw ODataSyntaxException.unknownOption(name, KNOWN);
            }
        });
        return new QueryParser(aliases).query(options);
    }

    private Query query(Map<String, String> options) {
        String filter = options.get("$filter");
        String orderBy = options.get("$orderby");
        return new Query(
                names(options.get("$select")),
                filter == null ? null : FilterParser.parse(filter, aliases),
                orderBy == null ? List.of() : orders(orderBy),
                top(options.get("$top")),
                bool(options.get("$count")),
                expands(options.get("$expand")),
                options.get("$skiptoken"));
    }

    private static List<String> names(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        Scanner scanner = new Scanner(text);
        List<String> names = new ArrayList<>();
        do {
            scanner.skipBlanks();
            if (scanner.take('*')) {
                scanner.skipBlanks();
                continue;
            }
            StringBuilder name = new StringBuilder(scanner.expectName());
            while (scanner.take('/')) {
                name.append('/').append(scanner.expectName());
            }
            names.add(name.toString());
            scanner.skipBlanks();
        } while (scanner.take(','));
        end(scanner);
        return names;
    }

    private static List<Query.Order> orders(String text) {
        Scanner scanner = new Scanner(text);
        List<Query.Order> orders = new ArrayList<>();
        do {
            scanner.skipBlanks();
            List<String> path = new ArrayList<>(List.of(scanner.expectName()));
            while (scanner.take('/')) {
                path.add(scanner.expectName());
            }
            scanner.skipBlanks();
            boolean descending = scanner.takeWord("desc");
            if (!descending) {
                scanner.takeWord("asc");
            }
            orders.add(new Query.Order(new Expression.Path(path), descending));
            scanner.skipBlanks();
        } while (scanner.take(','));
        end(scanner);
        return orders;
    }

    private static int top(@Nullable String text) {
        if (text == null) {
            return -1;
        }
        Scanner scanner = new Scanner(text);
        scanner.skipBlanks();
        String digits = scanner.take(DIGITS)
                .orElseThrow(() -> scanner.fail("Expected a whole number, 0 or more, for $top" + scanner.found()));
        end(scanner);
        return Integer.parseInt(digits);
    }

    private static boolean bool(@Nullable String text) {
        if (text == null || text.strip().equals("false")) {
            return false;
        }
        if (text.strip().equals("true")) {
            return true;
        }
        throw new ODataSyntaxException("Expected true or false for $count", 0, text);
    }

    private List<Query.Expand> expands(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        Scanner scanner = new Scanner(text);
        List<Query.Expand> result = new ArrayList<>();
        do {
            scanner.skipBlanks();
            result.add(expand(scanner));
            scanner.skipBlanks();
        } while (scanner.take(','));
        end(scanner);
        return result;
    }

    private Query.Expand expand(Scanner scanner) {
        if (++expands > MAX_EXPANDS) {
            throw scanner.fail("More than " + MAX_EXPANDS + " expansions");
        }
        String navigation = scanner.expectName();
        if (scanner.take('/')) {
            scanner.expect('$');
            if (!scanner.takeWord("ref")) {
                throw scanner.fail("Expected $ref" + scanner.found());
            }
            return new Query.Expand(navigation, Query.ALL, true);
        }
        if (!scanner.take('(')) {
            return new Query.Expand(navigation, Query.ALL, false);
        }
        Map<String, String> options = new LinkedHashMap<>();
        do {
            scanner.skipBlanks();
            scanner.expect('$');
            String name = "$" + scanner.expectName();
            if (!Set.of("$select", "$filter", "$orderby", "$top", "$expand", "$count")
                    .contains(name)) {
                throw scanner.fail("The option '" + name + "' is not supported inside $expand");
            }
            scanner.skipBlanks();
            scanner.expect('=');
            options.put(name, Balanced.until(scanner, ';'));
        } while (scanner.take(';'));
        scanner.expect(')');
        return new Query.Expand(navigation, query(options), false);
    }

    private static void end(Scanner scanner) {
        scanner.skipBlanks();
        if (!scanner.atEnd()) {
            throw scanner.fail("Unexpected text");
        }
    }
}
