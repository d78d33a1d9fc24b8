package dev.crmbridge.outlooksim.filter;

import dev.crmbridge.outlooksim.filter.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a filter by recursive descent; NOT binds closest, then AND, then OR. Used once. */
final class FilterParser {
    private static final int DEEPEST = 200;

    private record Token(Kind kind, String text, int at) {}

    private enum Kind {
        NAME,
        TEXT,
        WORD,
        SYMBOL,
        END
    }

    private final String source;
    private final boolean jet;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    FilterParser(String text) {
        String trimmed = text.strip();
        this.jet = !trimmed.regionMatches(true, 0, "@SQL=", 0, 5);
        this.source = jet ? trimmed : trimmed.substring(5);
    }

    Filter parse() {
        scan();
        if (peek().kind() == Kind.END) {
            return new Filter.All();
        }
        Filter filter = or();
        if (peek().kind() != Kind.END) {
            throw wrong("'" + peek().text() + "' is not expected", peek().at());
        }
        return filter;
    }

    private Filter or() {
        Filter filter = and();
        while (word("or")) {
            filter = new Filter.Or(filter, and());
        }
        return filter;
    }

    private Filter and() {
        Filter filter = not();
        while (word("and")) {
            filter = new Filter.And(filter, not());
        }
        return filter;
    }

    private Filter not() {
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deeply", peek().at());
        }
        try {
            return word("not") ? new Filter.Not(not()) : primary();
        } finally {
            depth--;
        }
    }

    private Filter primary() {
        if (symbol("(")) {
            Filter filter = or();
            if (!symbol(")")) {
                throw wrong("')' is missing", peek().at());
            }
            return filter;
        }
        Token name = take();
        boolean unquoted = !jet && name.kind() == Kind.WORD && name.text().contains(":");
        if (name.kind() != Kind.NAME && !unquoted) {
            throw wrong("a property name is expected", name.at());
        }
        if (word("is")) {
            boolean negated = word("not");
            if (!word("null")) {
                throw wrong("NULL is expected", peek().at());
            }
            Filter isNull = new Filter.IsNull(name.text());
            return negated ? new Filter.Not(isNull) : isNull;
        }
        Operator operator = operator();
        Token literal = take();
        if (literal.kind() == Kind.SYMBOL || literal.kind() == Kind.END) {
            throw wrong("a value is expected", literal.at());
        }
        return new Filter.Condition(name.text(), operator, literal.text(), jet);
    }

    private Operator operator() {
        Token token = take();
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(token.text().toLowerCase(Locale.ROOT))) {
                if (jet && operator.symbol().length() > 2) {
                    throw wrong(operator.symbol() + " is only possible in DASL", token.at());
                }
                return operator;
            }
        }
        throw wrong("a comparison is expected", token.at());
    }

    private void scan() {
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '[' && jet) {
                at = bracketed(at);
            } else if (c == '\'' || c == '"') {
                at = quoted(at, c);
            } else if ("()=<>".indexOf(c) >= 0) {
                at = symbolAt(at);
            } else {
                at = wordAt(at);
            }
        }
        tokens.add(new Token(Kind.END, "", source.length()));
    }

    private int bracketed(int at) {
        int end = source.indexOf(']', at);
        if (end < 0) {
            throw wrong("']' is missing", at);
        }
        tokens.add(new Token(Kind.NAME, source.substring(at + 1, end), at));
        return end + 1;
    }

    private int quoted(int at, char quote) {
        StringBuilder text = new StringBuilder();
        int end = at + 1;
        while (true) {
            int close = source.indexOf(quote, end);
            if (close < 0) {
                throw wrong("the closing quote is missing", at);
            }
            text.append(source, end, close);
            if (close + 1 < source.length() && source.charAt(close + 1) == quote) {
                text.append(quote);
                end = close + 2;
            } else {
                boolean name = !jet && quote == '"' && !afterComparison();
                tokens.add(new Token(name ? Kind.NAME : Kind.TEXT, text.toString(), at));
                return close + 1;
            }
        }
    }

    private boolean afterComparison() {
        if (tokens.isEmpty()) {
            return false;
        }
        String before = tokens.get(tokens.size() - 1).text().toLowerCase(Locale.ROOT);
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(before)) {
                return true;
            }
        }
        return false;
    }

    private int symbolAt(int at) {
        String two = source.substring(at, Math.min(at + 2, source.length()));
        String symbol = List.of("<>", "<=", ">=").contains(two) ? two : two.substring(0, 1);
        tokens.add(new Token(Kind.SYMBOL, symbol, at));
        return at + symbol.length();
    }

    private int wordAt(int at) {
        int end = at;
        while (end < source.length()
                && !Character.isWhitespace(source.charAt(end))
                && "()=<>'\"".indexOf(source.charAt(end)) < 0) {
            end++;
        }
        tokens.add(new Token(Kind.WORD, source.substring(at, end), at));
        return end;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private Token take() {
        Token token = peek();
        next++;
        return token;
    }

    private boolean word(String word) {
        return taken(Kind.WORD, word);
    }

    private boolean symbol(String symbol) {
        return taken(Kind.SYMBOL, symbol);
    }

    private boolean taken(Kind kind, String text) {
        boolean matches = peek().kind() == kind && peek().text().equalsIgnoreCase(text);
        if (matches) {
            next++;
        }
        return matches;
    }

    private FilterException wrong(String what, int at) {
        return new FilterException("the filter cannot be understood at character " + (at + 1) + ": " + what);
    }
}
