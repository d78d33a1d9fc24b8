package dev.crmbridge.embedded.row;

import java.util.UUID;

/**
 * A row named by table and key; the value of a lookup.
 *
 * @param table logical name
 * @param id primary key
 */
public record Reference(String table, UUID id) {}
