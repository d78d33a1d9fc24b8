package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.StoreException;
import dev.crmbridge.sync.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * One SQLite file with a write-ahead log and full synchronisation: a transaction that returned survives a power cut (SQLite,
 * "PRAGMA synchronous").
 *
 * <p>One connection, one thread at a time.
 */
public final class SqliteStore implements Store {
    private static final Set<String> NETWORK_FILE_SYSTEMS =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smbfs", "afs", "9p");

    private final Handle handle;
    private final String name;
    private final OutlineCache outlines = new OutlineCache();

    private SqliteStore(Handle handle, String name) {
        this.handle = handle;
        this.name = name;
    }

    /**
     * Loads the native part of the driver, beside other work.
     *
     * @throws StoreException when it cannot be loaded; opening a store says so, too
     */
    public static void loadAhead() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception failure) {
            throw new StoreException("SQLite cannot be loaded: " + failure.getMessage(), failure);
        }
    }

    /**
     * Opens or creates the file and brings it to this version's schema.
     *
     * @throws StoreException of the kind that fits, when the file cannot be used
     */
    public static SqliteStore open(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " names no file in a folder");
        }
        refuseNetworkDrive(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException notWritable) {
            throw new StoreException.NotWritable(
                    "The folder " + folder + " cannot be created. Check its rights.", notWritable);
        }
        return open("jdbc:sqlite:" + file, file.toString());
    }

    /** @return an empty store in memory that is gone when closed, for tests */
    public static SqliteStore inMemory() {
        return open("jdbc:sqlite::memory:", "memory");
    }

    /** @return whether files of that file system type live on another machine */
    static boolean isNetwork(String fileSystemType, Path folder) {
        return NETWORK_FILE_SYSTEMS.contains(fileSystemType.toLowerCase(Locale.ROOT))
                || folder.toString().startsWith("\\\\");
    }

    private static void refuseNetworkDrive(Path folder) {
        try {
            Path existing = folder;
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            if (isNetwork(Files.getFileStore(existing).type(), folder)) {
                throw new StoreException.OnNetworkDrive(
                        "The data folder " + folder
                                + " is on a network drive, where a database can be damaged. Choose a folder on a local drive with --data.");
            }
        } catch (IOException unknown) {
            throw new StoreException.NotWritable(
                    "The folder " + folder + " cannot be read. Check its rights.", unknown);
        }
    }

    private static SqliteStore open(String url, String name) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        Handle opened = null;
        try {
            opened = Jdbi.create(source).open();
            new Migrations(name).run(opened);
            return new SqliteStore(opened, name);
        } catch (JdbiException failure) {
            closeQuietly(opened);
            throw translated(name, failure);
        } catch (StoreException failure) {
            closeQuietly(opened);
            throw failure;
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable Handle opened) {
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        boolean committed = false;
        try {
            T result = handle.inTransaction(inside -> work.apply(new SqliteTransaction(inside, outlines)));
            committed = true;
            return result;
        } catch (JdbiException failure) {
            throw translated(name, failure);
        } finally {
            if (!committed) {
                outlines.forget();
            }
        }
    }

    @Override
    public void close() {
        handle.close();
    }

    private static StoreException translated(String name, JdbiException failure) {
        SQLiteErrorCode code = codeOf(failure);
        return switch (code) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CORRUPT_VTAB, SQLITE_CORRUPT_INDEX ->
                new StoreException.Damaged(
                        "The file " + name
                                + " is damaged or is not a CRM Bridge database. Rename it and start again: links are"
                                + " found again from the marks on the Outlook items.",
                        failure);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY_DIRECTORY, SQLITE_FULL, SQLITE_IOERR ->
                new StoreException.NotWritable(
                        "The file " + name + " cannot be written (" + code.name()
                                + "). Check the rights of its folder and the free space.",
                        failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreException.InUse("The file " + name
                        + " is in use by another process. Stop that one, or name another folder with --data.");
            default -> new StoreException("The file " + name + " could not be used: " + code.name(), failure);
        };
    }

    private static SQLiteErrorCode codeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode();
            }
        }
        return failure instanceof ConnectionException ? SQLiteErrorCode.SQLITE_CANTOPEN : SQLiteErrorCode.SQLITE_ERROR;
    }
}
