package dev.crmbridge.outlooksim.mailbox.sqlite;

import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Brings a mailbox file to the current layout; numbered by {@code PRAGMA user_version}, forward only. */
final class Migrations {
    private static final List<List<String>> STEPS = List.of(List.of("""
            CREATE TABLE store (
              position INTEGER PRIMARY KEY, store_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
              type TEXT NOT NULL, is_default INTEGER NOT NULL, root_folder_id TEXT NOT NULL)""", """
            CREATE TABLE folder (
              position INTEGER PRIMARY KEY, entry_id TEXT NOT NULL UNIQUE, store_id TEXT NOT NULL, parent_id TEXT,
              name TEXT NOT NULL, role TEXT, item_type INTEGER NOT NULL, user_fields TEXT NOT NULL)""", """
            CREATE TABLE item (
              position INTEGER PRIMARY KEY, entry_id TEXT NOT NULL UNIQUE, folder_id TEXT NOT NULL,
              store_id TEXT NOT NULL, kind TEXT NOT NULL, created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
              version INTEGER NOT NULL, content TEXT NOT NULL)""", """
            CREATE TABLE category (
              position INTEGER PRIMARY KEY, name TEXT NOT NULL, color INTEGER NOT NULL, id TEXT NOT NULL)"""));

    private Migrations() {}

    /** @return the layout this program writes */
    static int current() {
        return STEPS.size();
    }

    static void bringUpToDate(Handle handle, String file) {
        int version =
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
        if (version > current()) {
            throw new MailboxException(
                    Problem.STORAGE,
                    "the mailbox file " + file + " was written by a newer version (layout " + version
                            + ", this one knows " + current() + "); use that version or another data folder");
        }
        for (int step = version; step < current(); step++) {
            int number = step;
            handle.useTransaction(transaction -> {
                STEPS.get(number).forEach(transaction::execute);
                transaction.execute("PRAGMA user_version = " + (number + 1));
            });
        }
    }
}
