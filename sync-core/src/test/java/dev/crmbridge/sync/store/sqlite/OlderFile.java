package dev.crmbridge.sync.store.sqlite;

import java.sql.SQLException;
import java.sql.Statement;

/** Takes a file of this version back to what an older one wrote. */
final class OlderFile {
    private OlderFile() {}

    /** Before rows said of which organization they are. */
    static void withoutOrganizations(Statement statement) throws SQLException {
        statement.execute("PRAGMA user_version = 8");
        statement.execute("ALTER TABLE operations DROP COLUMN organization");
        statement.execute("ALTER TABLE journal DROP COLUMN organization");
        statement.execute("ALTER TABLE journal DROP COLUMN agreed_image");
    }
}
