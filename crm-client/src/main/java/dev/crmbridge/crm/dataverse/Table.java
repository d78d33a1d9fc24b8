package dev.crmbridge.crm.dataverse;

/**
 * Names of a table in the Web API.
 *
 * @param entity logical name, e.g. {@code task}
 * @param set entity set, e.g. {@code tasks}
 * @param key primary key column
 * @param name primary name column
 */
record Table(String entity, String set, String key, String name) {}
