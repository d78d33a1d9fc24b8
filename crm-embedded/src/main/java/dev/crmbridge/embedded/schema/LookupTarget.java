package dev.crmbridge.embedded.schema;

/**
 * One table a lookup may point to.
 *
 * @param table logical name of the target
 * @param navigation single-valued navigation property on the referencing table, case-sensitive
 * @param collection collection-valued navigation property on the target, case-sensitive
 */
public record LookupTarget(String table, String navigation, String collection) {}
