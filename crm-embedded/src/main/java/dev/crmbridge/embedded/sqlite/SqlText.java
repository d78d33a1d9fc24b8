package dev.crmbridge.embedded.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with the values of its question marks, in order.
 *
 * @param text SQL; never contains a client's text
 * @param arguments values to bind
 */
record SqlText(String text, List<@Nullable Object> arguments) {
    static final SqlText TRUE = of("1");
    static final SqlText FALSE = of("0");

    static SqlText of(String text, @Nullable Object... arguments) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object argument : arguments) {
            list.add(argument);
        }
        return new SqlText(text, list);
    }

    /** Texts and pieces one after the other. Strings are SQL. */
    static SqlText join(Object... pieces) {
        StringBuilder text = new StringBuilder();
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Object piece : pieces) {
            if (piece instanceof SqlText sql) {
                text.append(sql.text());
                arguments.addAll(sql.arguments());
            } else {
                text.append(piece);
            }
        }
        return new SqlText(text.toString(), arguments);
    }
}
