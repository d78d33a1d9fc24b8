package dev.crmbridge.embedded.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a database file forward, one numbered script at a time, each in a transaction of its own. Never backward. The
 * number reached is kept in {@code PRAGMA user_version}.
 *
 * @param scripts the scripts in order; the first leads to version 1
 */
record Migrations(List<String> scripts) {
    private static final List<String> NAMES = List.of(
            "001-tables.sql",
            "002-security.sql",
            "003-duplicates.sql",
            "004-several-matchcodes.sql",
            "005-not-duplicates.sql",
            "006-take-back-and-revise.sql",
            "007-matchcodes-in-order.sql",
            "008-contact-fields.sql",
            "009-third-address.sql",
            "010-common-keys.sql",
            "011-dynamics-limits.sql",
            "012-coder-version.sql",
            "013-answers-both-ways.sql");

    Migrations {
        scripts = List.copyOf(scripts);
    }

    static Migrations bundled() {
        return new Migrations(NAMES.stream().map(Migrations::load).toList());
    }

    private static String load(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing migration " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void apply(Connection connection, Path file) throws SQLException {
        int version = version(connection);
        if (version > scripts.size()) {
            throw new DatabaseException(
                    "The CRM database '" + file + "' has version " + version + ", but this program knows only version "
                            + scripts.size() + ". Use the newer program that wrote it.",
                    null);
        }
        for (int next = version + 1; next <= scripts.size(); next++) {
            step(connection, scripts.get(next - 1), next);
        }
    }

    private static void step(Connection connection, String script, int number) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(script)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + number);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        for (String piece : script.split(";\\s*(\\n|$)", -1)) {
            if (!piece.isBlank()) {
                statements.add(piece);
            }
        }
        return statements;
    }

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }
}
