package dev.crmbridge.embedded;

import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.RoleDefinition;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fills a new CRM with one organization, its roles and its users. Keys are derived from names, so that finding what is
 * there already needs no search.
 */
final class FirstStart {
    private record Person(String account, String first, String last, String role) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("admin", "Alex", "Admin", "System Administrator"),
            new Person("seller", "Sam", "Seller", "Salesperson"),
            new Person("colleague", "Casey", "Colleague", "Salesperson"),
            new Person("readonly", "Robin", "Reader", "Read only"),
            new Person("nodelete", "Noa", "Keeper", "Salesperson without delete"),
            new Person("norole", "Nico", "Newcomer", ""));

    private final Records records;
    private final Tx tx;

    private FirstStart(Records records, Tx tx) {
        this.records = records;
        this.tx = tx;
    }

    /** The users by account; whatever is missing is created. */
    static Map<String, UUID> ensure(CrmSettings settings, SqliteDatabase database, Records records) {
        return database.write(tx -> new FirstStart(records, tx).users());
    }

    private Map<String, UUID> users() {
        if (SqliteRows.count(tx, table("organization")) == 0) {
            fill();
        }
        Map<String, UUID> users = new LinkedHashMap<>();
        PEOPLE.forEach(person -> users.put(person.account(), key("user", person.account())));
        return users;
    }

    private void fill() {
        UUID unit = key("businessunit", "root");
        insert("businessunit", unit, Map.of("name", "Headquarters"));
        // The organization's key is random: it tells one installation from another.
        insert("organization", records.environment().ids().get(), Map.of("name", "Embedded CRM"));
        for (RoleDefinition role : RoleDefinition.standard(records.schema())) {
            UUID id = key("role", role.name());
            insert("role", id, Map.of("name", role.name(), "businessunitid", new Reference("businessunit", unit)));
            SqliteSecurity.definePrivileges(tx, id, role.privileges());
        }
        for (Person person : PEOPLE) {
            UUID id = key("user", person.account());
            insert(
                    "systemuser",
                    id,
                    Map.of(
                            "firstname",
                            person.first(),
                            "lastname",
                            person.last(),
                            "fullname",
                            person.first() + " " + person.last(),
                            "domainname",
                            person.account() + "@example.com",
                            "internalemailaddress",
                            person.account() + "@example.com",
                            "businessunitid",
                            new Reference("businessunit", unit)));
            if (!person.role().isEmpty()) {
                SqliteSecurity.assignRole(tx, id, key("role", person.role()));
            }
        }
    }

    private void insert(String name, UUID id, Map<String, Object> values) {
        Table table = table(name);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(table.primaryId(), id);
        for (Column column : table.columns().values()) {
            Object initially = column.defaultValue();
            if (initially != null) {
                all.put(column.name(), initially);
            }
        }
        all.putAll(values);
        all.put("createdon", records.environment().now());
        all.put("modifiedon", records.environment().now());
        all.put("versionnumber", SqliteRows.nextVersion(tx));
        SqliteRows.insert(tx, new Row(table, all));
    }

    private Table table(String name) {
        return records.schema().get(name);
    }

    private static UUID key(String kind, String name) {
        return UUID.nameUUIDFromBytes(("embedded-crm:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
