package dev.crmbridge.embedded.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Counts the statements of write transactions.
 *
 * @param statements how many were prepared; each is prepared anew for each time it is run
 */
public record CountedStatements(SqliteDatabase database, AtomicInteger statements) implements Transactions {
    public CountedStatements(SqliteDatabase database) {
        this(database, new AtomicInteger());
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return database.read(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return database.write(tx -> work.apply(new Tx(counting(tx.connection()))));
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
