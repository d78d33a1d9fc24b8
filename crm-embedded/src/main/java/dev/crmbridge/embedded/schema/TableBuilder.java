package dev.crmbridge.embedded.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the columns of one table. Used by the table definitions of this package only. */
final class TableBuilder {
    private final TableIdentity identity;
    private final Table.Ownership ownership;
    private final boolean activity;
    private boolean detectable;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<AlternateKey> keys = new ArrayList<>();

    TableBuilder(TableIdentity identity, Table.Ownership ownership, boolean activity) {
        this.identity = identity;
        this.ownership = ownership;
        this.activity = activity;
        add(Column.of(identity.primaryId(), ColumnType.GUID).createOnly().required(Required.SYSTEM));
    }

    String name() {
        return identity.name();
    }

    TableBuilder add(Column... more) {
        for (Column column : more) {
            if (columns.put(column.name(), column) != null) {
                throw new IllegalArgumentException("column defined twice: " + name() + "." + column.name());
            }
        }
        return this;
    }

    TableBuilder texts(int maxLength, String... names) {
        for (String name : names) {
            add(Column.text(name, maxLength));
        }
        return this;
    }

    TableBuilder states(List<Option> states, List<Option> statuses) {
        Option first = states.get(0);
        add(Column.of("statecode", ColumnType.STATE)
                .withOptions(states)
                .required(Required.SYSTEM)
                .initially((long) first.value()));
        return add(
                Column.of("statuscode", ColumnType.STATUS).withOptions(statuses).initially((long)
                        first.defaultStatus()));
    }

    /** Lets the table have duplicate rules. */
    TableBuilder detectable() {
        detectable = true;
        return this;
    }

    TableBuilder owned() {
        String table = name();
        return add(
                Column.lookup("ownerid", new LookupTarget("systemuser", "ownerid", "owner_" + table + "s"))
                        .required(Required.SYSTEM),
                Column.lookup("owninguser", new LookupTarget("systemuser", "owninguser", "user_" + table))
                        .readOnly(),
                Column.lookup(
                                "owningbusinessunit",
                                new LookupTarget("businessunit", "owningbusinessunit", "business_unit_" + table))
                        .readOnly());
    }

    TableBuilder audited() {
        String table = name();
        return add(
                Column.of("createdon", ColumnType.DATETIME).readOnly(),
                Column.lookup("createdby", new LookupTarget("systemuser", "createdby", "lk_" + table + "_createdby"))
                        .readOnly(),
                Column.of("modifiedon", ColumnType.DATETIME).readOnly(),
                Column.lookup("modifiedby", new LookupTarget("systemuser", "modifiedby", "lk_" + table + "_modifiedby"))
                        .readOnly(),
                Column.of("overriddencreatedon", ColumnType.DATETIME).createOnly(),
                Column.integer("importsequencenumber", Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .createOnly(),
                version());
    }

    /** Whether a row was merged into another, and into which. Source: Dataverse table reference, account. */
    TableBuilder mergeable() {
        String table = name();
        return add(
                Column.yesNo("merged", false).readOnly(),
                Column.lookup("masterid", new LookupTarget(table, "masterid", table + "_master_" + table))
                        .readOnly());
    }

    static Column version() {
        return Column.of("versionnumber", ColumnType.BIGINT).readOnly();
    }

    TableBuilder key(String keyName, String... keyColumns) {
        keys.add(new AlternateKey(keyName, List.of(keyColumns)));
        return this;
    }

    Table build() {
        return new Table(
                identity,
                ownership,
                activity,
                detectable,
                Collections.unmodifiableMap(new LinkedHashMap<>(columns)),
                List.copyOf(keys));
    }
}
