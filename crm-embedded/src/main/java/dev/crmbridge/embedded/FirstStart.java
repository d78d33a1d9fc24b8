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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            new Person("noappend", "Nell", "Loose", "Salesperson without append to"),
            new Person("ownonly", "Omar", "Own", "Salesperson with own records only"),
            new Person("norole", "Nico", "Newcomer", ""));

    private final Records records;
    private final Tx tx;

    private FirstStart(Records records, Tx tx) {
        this.records = records;
        this.tx = tx;
    }

    /**
     * The users by account.
     *
     * @param known accounts this CRM had before. Their users are left as they are, also when somebody deleted them; an account that came
     *     with a later version is created
     */
    static Map<String, UUID> ensure(SqliteDatabase database, Records records, Set<String> known) {
        return database.write(tx -> new FirstStart(records, tx).users(known));
    }

    private Map<String, UUID> users(Set<String> known) {
        UUID unit = key("businessunit", "root");
        if (SqliteRows.count(tx, table("organization")) == 0) {
            insert("businessunit", unit, Map.of("name", "Headquarters"));
            // The organization's key is random: it tells one installation from another.
            insert("organization", records.environment().ids().get(), Map.of("name", "Embedded CRM"));
        }
        Map<String, RoleDefinition> roles = RoleDefinition.standard(records.schema()).stream()
                .collect(Collectors.toMap(RoleDefinition::name, Function.identity()));
        Map<String, UUID> users = new LinkedHashMap<>();
        for (Person person : PEOPLE) {
            UUID id = key("user", person.account());
            users.put(person.account(), id);
            if (!known.contains(person.account()) && isMissing("systemuser", id)) {
                create(person, id, unit);
                Optional.ofNullable(roles.get(person.role()))
                        .ifPresent(role -> SqliteSecurity.assignRole(tx, id, role(role, unit)));
            }
        }
        return users;
    }

    private boolean isMissing(String name, UUID id) {
        return SqliteRows.find(tx, table(name), id).isEmpty();
    }

    private UUID role(RoleDefinition role, UUID unit) {
        UUID id = key("role", role.name());
        if (isMissing("role", id)) {
            insert("role", id, Map.of("name", role.name(), "businessunitid", new Reference("businessunit", unit)));
            SqliteSecurity.definePrivileges(tx, id, role.privileges());
        }
        return id;
    }

    private void create(Person person, UUID id, UUID unit) {
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
