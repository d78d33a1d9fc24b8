package dev.crmbridge.outlooksim.mailbox.sqlite;

import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import dev.crmbridge.outlooksim.mailbox.MailboxState;
import dev.crmbridge.outlooksim.mailbox.MailboxStore;
import dev.crmbridge.outlooksim.mailbox.StateChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteDataSource;

/**
 * Keeps the mailbox in one SQLite file with a write-ahead log and full synchronization: what was committed survives the
 * end of the process and a power cut.
 */
public final class SqliteMailboxStore implements MailboxStore {
    private final Path file;
    private final Handle handle;
    private final MailboxRows rows = new MailboxRows(new ContentJson());

    /**
     * Opens or creates a mailbox file.
     *
     * @param file on a local drive; missing folders are created
     * @throws MailboxException STORAGE when it cannot be opened, is damaged, or was written by a newer version
     */
    public SqliteMailboxStore(Path file) {
        this.file = file;
        this.handle = guarded("opened", () -> open(file));
    }

    @Override
    public MailboxState load() {
        return guarded("read", () -> rows.load(handle));
    }

    @Override
    public void commit(List<StateChange> changes) {
        guarded("written", () -> {
            handle.useTransaction(transaction -> changes.forEach(change -> rows.apply(transaction, change)));
            return true;
        });
    }

    @Override
    public void close() {
        handle.close();
    }

    private static Handle open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException failure) {
            throw new MailboxException(
                    Problem.STORAGE, "the folder of the mailbox file " + file + " cannot be created", failure);
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        source.setJournalMode("WAL");
        source.setSynchronous("FULL");
        source.setBusyTimeout(5000);
        Handle handle = Jdbi.create(source).open();
        try {
            String state = handle.createQuery("PRAGMA quick_check(1)")
                    .mapTo(String.class)
                    .one();
            if (!"ok".equals(state)) {
                throw new MailboxException(
                        Problem.STORAGE,
                        "the mailbox file " + file + " is damaged (" + state
                                + "); restore a copy or use another data folder");
            }
            Migrations.bringUpToDate(handle, file.toString());
            return handle;
        } catch (RuntimeException failure) {
            handle.close();
            throw failure;
        }
    }

    private <T> T guarded(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (MailboxException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            throw new MailboxException(
                    Problem.STORAGE,
                    "the mailbox file " + file + " cannot be " + what
                            + "; check that it is a mailbox file of this program, not damaged, and writable",
                    failure);
        }
    }
}
