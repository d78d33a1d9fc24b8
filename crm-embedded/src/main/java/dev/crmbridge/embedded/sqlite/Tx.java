package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.error.CrmError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One open transaction. Belongs to the thread that opened it; useless after it ended. */
public final class Tx {
    private final Connection connection;

    Tx(Connection connection) {
        this.connection = connection;
    }

    /** Turns one line of a result into something. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet line) throws SQLException;
    }

    <T> List<T> query(String sql, List<? extends @Nullable Object> arguments, Reader<T> reader) {
        try (PreparedStatement statement = bound(sql, arguments);
                ResultSet result = statement.executeQuery()) {
            List<T> lines = new ArrayList<>();
            while (result.next()) {
                lines.add(reader.read(result));
            }
            return lines;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    <T> Optional<T> first(String sql, List<? extends @Nullable Object> arguments, Reader<T> reader) {
        List<T> lines = query(sql, arguments, reader);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(0));
    }

    long number(String sql, List<? extends @Nullable Object> arguments) {
        return first(sql, arguments, line -> line.getLong(1)).orElse(0L);
    }

    int execute(String sql, List<? extends @Nullable Object> arguments) {
        try (PreparedStatement statement = bound(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a statement once for each list of arguments. */
    void executeAll(String sql, List<? extends List<?>> all) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<?> arguments : all) {
                for (int i = 0; i < arguments.size(); i++) {
                    statement.setObject(i + 1, arguments.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    Connection connection() {
        return connection;
    }

    private PreparedStatement bound(String sql, List<? extends @Nullable Object> arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    static RuntimeException failure(SQLException e) {
        if (e.getErrorCode() == 19) {
            return CrmError.DUPLICATE_RECORD.with("Cannot insert duplicate key.");
        }
        return new DatabaseException("The CRM database could not be used: " + e.getMessage(), e);
    }

    /** All columns of a line by name; for small system tables. */
    static Map<String, @Nullable Object> asMap(ResultSet line) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= line.getMetaData().getColumnCount(); i++) {
            values.put(line.getMetaData().getColumnLabel(i), line.getObject(i));
        }
        return values;
    }
}
