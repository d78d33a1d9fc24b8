package dev.crmbridge.embedded.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.Function;

/**
 * Text comparison as Dataverse does it: without regard to case, with accents, and with the wildcards {@code % _ [ ]} in
 * patterns. SQLite's own functions know case only for ASCII.
 */
final class TextFunctions {
    private TextFunctions() {}

    static void register(Connection connection) throws SQLException {
        Function.create(
                connection,
                "crm_fold",
                new Function() {
                    @Override
                    protected void xFunc() throws SQLException {
                        String text = value_text(0);
                        if (text == null) {
                            result();
                        } else {
                            result(fold(text));
                        }
                    }
                },
                1,
                Function.FLAG_DETERMINISTIC);
        Function.create(
                connection,
                "crm_like",
                new Function() {
                    @Override
                    protected void xFunc() throws SQLException {
                        String text = value_text(0);
                        result(text != null && WildcardPattern.matches(value_text(1), fold(text)) ? 1 : 0);
                    }
                },
                2,
                Function.FLAG_DETERMINISTIC);
    }

    /** The form in which texts are compared. */
    static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
