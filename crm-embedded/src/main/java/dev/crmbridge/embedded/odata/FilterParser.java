package dev.crmbridge.embedded.odata;

import dev.crmbridge.embedded.odata.Expression.Comparison;
import dev.crmbridge.embedded.odata.Expression.Lambda;
import dev.crmbridge.embedded.odata.Expression.Logical;
import dev.crmbridge.embedded.odata.Expression.Not;
import dev.crmbridge.embedded.odata.Expression.Operator;
import dev.crmbridge.embedded.odata.Expression.Path;
import dev.crmbridge.embedded.odata.Expression.QueryFunction;
import dev.crmbridge.embedded.odata.Expression.TextCall;
import dev.crmbridge.embedded.odata.Expression.TextMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recursive-descent parser of {@code $filter}.
 *
 * <p>Precedence from loose to tight: {@code or}, {@code and}, {@code eq ne}, {@code gt ge lt le}, {@code not}, as in
 * OData 4.0 part 2. Parameter aliases are replaced while parsing.
 */
public final class FilterParser {
    /** Deepest nesting of brackets, so that a hostile filter cannot exhaust the stack. */
    static final int MAX_DEPTH = 100;

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final Scanner scanner;
    private final Map<String, String> aliases;
    private int depth;

    private FilterParser(Scanner scanner, Map<String, String> aliases, int depth) {
        this.scanner = scanner;
        this.aliases = aliases;
        this.depth = depth;
    }

    /**
     * Parses a whole filter.
     *
     * @param text decoded value of the option
     * @param aliases values of parameter aliases by name with {@code @}
     * @throws ODataSyntaxException when the text is not a filter
     */
    public static Expression parse(String text, Map<String, String> aliases) {
        return parse(text, aliases, 0);
    }

    private static Expression parse(String text, Map<String, String> aliases, int depth) {
        Scanner scanner = new Scanner(text);
        Expression expression = new FilterParser(scanner, aliases, depth).or();
        scanner.skipBlanks();
        if (!scanner.atEnd()) {
            throw scanner.fail("Unexpected text");
        }
        return expression;
    }

    /** Parses a filter inside another text; the cursor stops behind it. */
    static Expression parseInside(Scanner scanner, Map<String, String> aliases) {
        return new FilterParser(scanner, aliases, 0).or();
    }

    private Expression or() {
        if (++depth > MAX_DEPTH) {
            throw scanner.fail("Nested deeper than " + MAX_DEPTH + " levels");
        }
        Expression left = and();
        while (operator("or")) {
            left = new Logical(false, left, and());
        }
        depth--;
        return left;
    }

    private Expression and() {
        Expression left = equality();
        while (operator("and")) {
            left = new Logical(true, left, equality());
        }
        return left;
    }

    private Expression equality() {
        Expression left = relation();
        while (true) {
            if (operator("eq")) {
                left = new Comparison(Operator.EQ, left, relation());
            } else if (operator("ne")) {
                left = new Comparison(Operator.NE, left, relation());
            } else {
                return left;
            }
        }
    }

    private Expression relation() {
        Expression left = unary();
        while (true) {
            Optional<Operator> operator = relationOperator();
            if (operator.isEmpty()) {
                return left;
            }
            left = new Comparison(operator.get(), left, unary());
        }
    }

    private Optional<Operator> relationOperator() {
        for (Operator operator : List.of(Operator.GT, Operator.GE, Operator.LT, Operator.LE)) {
            if (operator(operator.name().toLowerCase(java.util.Locale.ROOT))) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private boolean operator(String word) {
        int start = scanner.position();
        scanner.skipBlanks();
        if (scanner.position() > start || start == 0 || scanner.peek() != '\0') {
            if (scanner.takeWord(word)) {
                return true;
            }
        }
        scanner.back(start);
        return false;
    }

    private Expression unary() {
        scanner.skipBlanks();
        int start = scanner.position();
        if (scanner.takeWord("not")) {
            if (scanner.peek() == ' ' || scanner.peek() == '\t' || scanner.peek() == '(') {
                if (++depth > MAX_DEPTH) {
                    throw scanner.fail("Nested deeper than " + MAX_DEPTH + " levels");
                }
                Expression inner = unary();
                depth--;
                return new Not(inner);
            }
            scanner.back(start);
        }
        return primary();
    }

    private Expression primary() {
        if (scanner.take('(')) {
            Expression inner = or();
            scanner.skipBlanks();
            scanner.expect(')');
            return inner;
        }
        if (scanner.peek() == '@') {
            return alias();
        }
        Optional<Literal> literal = LiteralParser.next(scanner);
        return literal.isPresent() ? literal.get() : named();
    }

    private Expression alias() {
        return parse(aliasText(), aliases, depth + 1);
    }

    private String aliasText() {
        int start = scanner.position();
        scanner.expect('@');
        String name = "@" + scanner.expectName();
        String value = aliases.get(name);
        if (value == null) {
            scanner.back(start);
            throw scanner.fail("The parameter alias '" + name + "' has no value");
        }
        if (++depth > MAX_DEPTH) {
            throw scanner.fail("Parameter aliases nested too deep");
        }
        return value;
    }

    private Expression named() {
        int start = scanner.position();
        String name = scanner.expectName();
        while (scanner.peek() == '.') {
            scanner.expect('.');
            name = name + "." + scanner.expectName();
        }
        if (scanner.peek() == '(') {
            return call(name, start);
        }
        if (scanner.peek() == '\'' && name.indexOf('.') > 0) {
            return Literal.text(scanner.quoted('\'')); // an enumeration value such as Namespace.Type'Value'
        }
        return path(name);
    }

    private Expression call(String name, int start) {
        for (TextMatch match : List.of(TextMatch.CONTAINS, TextMatch.STARTSWITH, TextMatch.ENDSWITH)) {
            if (match.name().equalsIgnoreCase(name) && name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
                return textCall(match);
            }
        }
        if (name.startsWith(NAMESPACE)) {
            return queryFunction(name.substring(NAMESPACE.length()), start);
        }
        scanner.back(start);
        throw scanner.fail("An unknown function with name '" + name + "' was found");
    }

    private Expression textCall(TextMatch match) {
        scanner.expect('(');
        Expression text = or();
        scanner.skipBlanks();
        scanner.expect(',');
        Expression part = or();
        scanner.skipBlanks();
        scanner.expect(')');
        return new TextCall(match, text, part);
    }

    private Expression queryFunction(String name, int start) {
        scanner.expect('(');
        String property = null;
        List<Literal> values = new ArrayList<>();
        do {
            scanner.skipBlanks();
            String argument = scanner.expectName();
            scanner.skipBlanks();
            scanner.expect('=');
            scanner.skipBlanks();
            List<Literal> given = argument();
            if (argument.equals("PropertyName")) {
                property = String.valueOf(given.get(0).value());
            } else if (argument.startsWith("PropertyValue")) {
                values.addAll(given);
            } else {
                throw scanner.fail("Unknown parameter '" + argument + "' of function '" + name + "'");
            }
            scanner.skipBlanks();
        } while (scanner.take(','));
        scanner.expect(')');
        if (property == null) {
            scanner.back(start);
            throw scanner.fail("Function '" + name + "' needs PropertyName");
        }
        return new QueryFunction(name, property, values);
    }

    private List<Literal> argument() {
        if (scanner.peek() == '[') {
            return LiteralParser.list(scanner);
        }
        if (scanner.peek() == '@') {
            Scanner inner = new Scanner(aliasText());
            inner.skipBlanks();
            return inner.peek() == '[' ? LiteralParser.list(inner) : List.of(single(inner));
        }
        return List.of(single(scanner));
    }

    private static Literal single(Scanner scanner) {
        return LiteralParser.next(scanner).orElseThrow(() -> scanner.fail("Expected a literal" + scanner.found()));
    }

    private Expression path(String first) {
        List<String> segments = new ArrayList<>();
        segments.add(first);
        while (scanner.take('/')) {
            String segment = scanner.expectName();
            boolean all = segment.equals("all");
            if ((all || segment.equals("any")) && scanner.take('(')) {
                return lambda(all, new Path(segments));
            }
            segments.add(segment);
        }
        return new Path(segments);
    }

    private Expression lambda(boolean all, Path path) {
        scanner.skipBlanks();
        if (!all && scanner.take(')')) {
            return new Lambda(false, path, "", null);
        }
        String variable = scanner.expectName();
        scanner.skipBlanks();
        scanner.expect(':');
        Expression body = or();
        scanner.skipBlanks();
        scanner.expect(')');
        return new Lambda(all, path, variable, body);
    }
}
