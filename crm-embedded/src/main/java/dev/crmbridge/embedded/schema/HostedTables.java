package dev.crmbridge.embedded.schema;

import java.util.ArrayList;
import java.util.List;

/** The tables this server hosts. */
public final class HostedTables {
    private HostedTables() {}

    /** A new schema of all hosted tables. */
    public static Schema schema() {
        List<Table> tables = new ArrayList<>(BusinessTables.all());
        tables.addAll(ActivityTables.all());
        tables.addAll(SystemTables.all());
        return new Schema(tables);
    }
}
