package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.sync.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Brings a file forward, one numbered script after the other, each in a transaction of its own; never back. */
final class Migrations {
    private static final List<String> SCRIPTS = List.of(
            "001-start.sql",
            "002-arrivals.sql",
            "003-duplicates-left.sql",
            "004-covered-duplicates.sql",
            "005-pair-failures.sql",
            "006-journal-by-item.sql",
            "007-remainders.sql",
            "008-links-by-organization.sql",
            "009-organizations.sql",
            "010-own-records.sql",
            "011-agreed-of-deletions.sql");

    private final String file;

    Migrations(String file) {
        this.file = file;
    }

    void run(Handle handle) {
        int version =
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
        if (version > SCRIPTS.size()) {
            throw new StoreException.Newer("The file " + file + " was written by a newer version (schema " + version
                    + ", this version knows " + SCRIPTS.size() + "). Install the newer version again.");
        }
        for (int next = version; next < SCRIPTS.size(); next++) {
            String script = text(SCRIPTS.get(next));
            int reached = next + 1;
            handle.useTransaction(inside -> {
                inside.createScript(script).execute();
                inside.execute("PRAGMA user_version = " + reached);
            });
        }
    }

    private static String text(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new StoreException(script + " could not be read from the jar", broken);
        }
    }
}
