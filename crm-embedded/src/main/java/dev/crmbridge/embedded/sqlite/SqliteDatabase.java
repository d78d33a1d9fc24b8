package dev.crmbridge.embedded.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/**
 * The database file: one connection that writes, a few that read.
 *
 * <p>Write-ahead log with full synchronization, so a change that was answered survives a power failure. Writers wait for
 * each other in order of arrival; readers see the last committed state and never wait. Thread-safe.
 */
public final class SqliteDatabase implements Transactions, AutoCloseable {
    private static final int READERS = 4;

    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final BlockingQueue<Connection> readers = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /**
     * Opens or creates the file and brings it to the current version.
     *
     * @throws DatabaseException when the file is broken or newer than this program
     */
    public SqliteDatabase(Path file) {
        try {
            writer = open(file, false);
            Migrations.bundled().apply(writer, file);
            for (int i = 0; i < READERS; i++) {
                readers.add(open(file, true));
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The CRM database '" + file + "' cannot be opened: " + e.getMessage()
                            + ". Restore the file from a backup, or move it away to start with an empty CRM.",
                    e);
        }
    }

    private static Connection open(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.setCacheSize(-8192);
        if (readOnly) {
            config.setReadOnly(true);
        }
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        TextFunctions.register(connection);
        return connection;
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        Connection connection = take();
        try {
            connection.setAutoCommit(false);
            try {
                return work.apply(new Tx(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Tx.failure(e);
        } finally {
            readers.add(connection);
        }
    }

    private Connection take() {
        if (closed) {
            throw new DatabaseException("The CRM database is closed.", null);
        }
        try {
            return readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for the CRM database.", e);
        }
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        writing.lock();
        try {
            writer.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.apply(new Tx(writer));
                writer.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    writer.rollback();
                }
                writer.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Tx.failure(e);
        } finally {
            writing.unlock();
        }
    }

    /** Waits for running work, then closes all connections. Repeating it does nothing. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            for (int i = 0; i < READERS; i++) {
                take().close();
            }
            closed = true;
            writer.close();
        } catch (SQLException e) {
            throw Tx.failure(e);
        } finally {
            writing.unlock();
        }
    }
}
