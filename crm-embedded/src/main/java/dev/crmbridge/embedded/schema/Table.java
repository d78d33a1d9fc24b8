package dev.crmbridge.embedded.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hosted table.
 *
 * @param identity its names and codes
 * @param ownership who may own a row
 * @param activity whether it is an activity table (or the pointer over all of them)
 * @param detectable whether it can have duplicate rules: the tables for accounts, contacts, sales and service, and each kind of
 *     activity, but neither the pointer nor a table of the system. Source: Dataverse, IsDuplicateDetectionEnabled of a table
 * @param columns all columns by logical name, in a fixed order
 * @param keys alternate keys
 */
public record Table(
        TableIdentity identity,
        Ownership ownership,
        boolean activity,
        boolean detectable,
        Map<String, Column> columns,
        List<AlternateKey> keys) {

    /** Who owns the rows of a table. */
    public enum Ownership {
        /** A user. */
        USER("UserOwned"),
        /** The organization. */
        ORGANIZATION("OrganizationOwned"),
        /** Nobody: rows live and die with their parent. */
        NONE("None");

        private final String metadataName;

        Ownership(String metadataName) {
            this.metadataName = metadataName;
        }

        /** Name in table definitions. */
        public String metadataName() {
            return metadataName;
        }
    }

    /** Logical name. */
    public String name() {
        return identity.name();
    }

    /** Entity set name. */
    public String setName() {
        return identity.setName();
    }

    /** Primary key column. */
    public String primaryId() {
        return identity.primaryId();
    }

    /** The column, if there is one of that logical name. */
    public Optional<Column> column(String logicalName) {
        return Optional.ofNullable(columns.get(logicalName));
    }

    /** The column with that name in JSON ({@code _x_value} for lookups). */
    public Optional<Column> columnByWireName(String wireName) {
        if (wireName.startsWith("_") && wireName.endsWith("_value") && wireName.length() > 7) {
            return column(wireName.substring(1, wireName.length() - 6)).filter(c -> c.type() == ColumnType.LOOKUP);
        }
        return column(wireName).filter(c -> c.type() != ColumnType.LOOKUP);
    }

    /** The lookup behind a single-valued navigation property. */
    public Optional<Column> lookupByNavigation(String navigation) {
        return columns.values().stream()
                .filter(c -> c.targetByNavigation(navigation).isPresent())
                .findFirst();
    }

    /** Whether rows have a state. */
    public boolean hasState() {
        return columns.containsKey("statecode");
    }

    /** Whether this is the read-only view over all activities. */
    public boolean isPointer() {
        return name().equals("activitypointer");
    }
}
