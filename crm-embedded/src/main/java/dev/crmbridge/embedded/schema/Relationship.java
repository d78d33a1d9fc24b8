package dev.crmbridge.embedded.schema;

/**
 * A one-to-many relationship.
 *
 * @param referencing table that holds the lookup
 * @param lookup the lookup column
 * @param target the target with both navigation properties
 */
public record Relationship(Table referencing, Column lookup, LookupTarget target) {
    /** Schema name, unique in the schema. */
    public String schemaName() {
        return referencing.name() + "_" + lookup.name() + "_" + target.table();
    }
}
