package dev.crmbridge.crm;

import java.util.List;
import java.util.Map;

/** In which columns the tables of people and companies keep e-mail addresses. Source: Dataverse table reference. */
public final class AddressColumns {
    private static final List<String> OF_CUSTOMERS = List.of("emailaddress1", "emailaddress2", "emailaddress3");
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "systemuser", List.of("internalemailaddress"),
            "contact", OF_CUSTOMERS,
            "account", OF_CUSTOMERS,
            "lead", OF_CUSTOMERS,
            "queue", List.of("emailaddress"));

    /** Tables with addresses, in the order in which a person would look. */
    public static final List<String> TABLES = List.of("systemuser", "contact", "account", "lead", "queue");

    /** How many addresses {@link Crm#withAddresses} takes at once. */
    public static final int AT_ONCE = 500;

    /** Longest address a column holds, in characters; a longer one belongs to nobody. */
    public static final int LONGEST = 100;

    private AddressColumns() {}

    /** @throws IllegalArgumentException for a table that is not one of {@link #TABLES} */
    public static List<String> of(String entity) {
        List<String> columns = COLUMNS.get(entity);
        if (columns == null) {
            throw new IllegalArgumentException("“" + entity + "” has no e-mail addresses");
        }
        return columns;
    }
}
