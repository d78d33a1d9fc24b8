package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the script that creates the hosted tables; run by hand when a new migration is drafted. */
final class TableDdl {
    private static final Map<String, List<String>> INDEXES = Map.of(
            "activityparty", List.of("activityid", "partyid"),
            "account", List.of("masterid"),
            "lead", List.of("masterid"),
            "appointment", List.of("globalobjectid"),
            "contact", List.of("parentcustomerid", "masterid"),
            "duplicaterule", List.of("crmbridge_revisionof"),
            "duplicaterulecondition", List.of("regardingobjectid"),
            "duplicaterecord", List.of("asyncoperationid", "baserecordid", "duplicaterecordid"));

    private TableDdl() {}

    public static void main(String[] args) {
        System.out.print(script(HostedTables.schema()));
    }

    static String script(Schema schema) {
        StringBuilder sql = new StringBuilder("-- The hosted tables, and one view over all activities.\n");
        for (Table table : schema.tables()) {
            if (!table.isPointer()) {
                table(sql, table);
            }
        }
        view(sql, schema);
        return sql.append("\nCREATE TABLE crm_sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;\n"
                        + "INSERT INTO crm_sequence(name, value) VALUES ('version', 1000);\n")
                .toString();
    }

    private static void table(StringBuilder sql, Table table) {
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns().values()) {
            boolean key = column.name().equals(table.primaryId());
            lines.add("  \"" + column.name() + "\" " + type(column) + (key ? " PRIMARY KEY NOT NULL" : ""));
            if (column.isPolymorphic()) {
                lines.add("  \"" + column.name() + "_type\" TEXT");
            }
        }
        sql.append("\nCREATE TABLE \"")
                .append(table.name())
                .append("\" (\n")
                .append(String.join(",\n", lines))
                .append("\n) STRICT;\n");
        List<String> indexed = new ArrayList<>(INDEXES.getOrDefault(table.name(), List.of()));
        if (table.activity()) {
            indexed.addAll(List.of("regardingobjectid", "ownerid"));
        }
        if (table.columns().containsKey("modifiedon") && table.columns().containsKey("ownerid")) {
            indexed.addAll(List.of("modifiedon", "versionnumber"));
        }
        table.keys().forEach(key -> indexed.addAll(key.columns()));
        for (String column : indexed) {
            sql.append("CREATE INDEX \"")
                    .append(table.name() + "_" + column)
                    .append("\" ON \"")
                    .append(table.name())
                    .append("\"(\"")
                    .append(column)
                    .append("\");\n");
        }
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case INTEGER, BIGINT, CHOICE, STATE, STATUS, BOOLEAN -> "INTEGER";
            case DECIMAL, MONEY -> "REAL";
            default -> "TEXT";
        };
    }

    private static void view(StringBuilder sql, Schema schema) {
        List<String> columns = new ArrayList<>();
        for (Column column : schema.get("activitypointer").columns().values()) {
            columns.add("\"" + column.name() + "\"");
            if (column.isPolymorphic()) {
                columns.add("\"" + column.name() + "_type\"");
            }
        }
        sql.append("\nCREATE VIEW \"activitypointer\" AS\n")
                .append(schema.activities().stream()
                        .map(t -> "SELECT "
                                + columns.stream()
                                        .map(c -> c.equals("\"statuscode\"") ? pointerStatus() : c)
                                        .collect(Collectors.joining(", "))
                                + " FROM \"" + t.name() + "\"")
                        .collect(Collectors.joining("\nUNION ALL\n")))
                .append(";\n");
    }

    private static String pointerStatus() {
        return "\"statecode\" + 1 AS \"statuscode\"";
    }
}
