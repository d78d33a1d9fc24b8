package dev.crmbridge.crm.dataverse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and column kinds of the stock tables (Dataverse table reference), so that no request is spent on them. */
final class KnownTables {
    static final Set<String> ACTIVITIES = Set.of(
            "task",
            "appointment",
            "phonecall",
            "letter",
            "fax",
            "email",
            "serviceappointment",
            "recurringappointmentmaster");

    /** Regarding targets whose navigation properties follow the pattern. */
    static final Set<String> REGARDING =
            Set.of("account", "contact", "lead", "opportunity", "incident", "quote", "salesorder", "invoice");

    /** Lookups with targets of several types, without the regarding. */
    static final Set<String> CUSTOMERS = Set.of("parentcustomerid", "customerid");

    /** Lookups of stock tables, with the type of their target where it is always the same. */
    private static final Map<String, String> LOOKUPS = Map.ofEntries(
            Map.entry("regardingobjectid", ""),
            Map.entry("parentcustomerid", ""),
            Map.entry("customerid", ""),
            Map.entry("ownerid", "systemuser"),
            Map.entry("owninguser", "systemuser"),
            Map.entry("owningteam", "team"),
            Map.entry("owningbusinessunit", "businessunit"),
            Map.entry("businessunitid", "businessunit"),
            Map.entry("createdby", "systemuser"),
            Map.entry("modifiedby", "systemuser"),
            Map.entry("createdonbehalfby", "systemuser"),
            Map.entry("modifiedonbehalfby", "systemuser"),
            Map.entry("primarycontactid", "contact"),
            Map.entry("parentaccountid", "account"),
            Map.entry("parentcontactid", "contact"),
            Map.entry("transactioncurrencyid", "transactioncurrency"));

    private static final Set<String> DATES = Set.of(
            "scheduledstart",
            "scheduledend",
            "actualstart",
            "actualend",
            "createdon",
            "modifiedon",
            "overriddencreatedon",
            "sortdate",
            "senton",
            "originalstartdate",
            "birthdate",
            "anniversary",
            "estimatedclosedate",
            "actualclosedate");

    private static final Set<String> DECIMALS = Set.of(
            "estimatedvalue",
            "actualvalue",
            "revenue",
            "marketcap",
            "creditlimit",
            "annualincome",
            "exchangerate",
            "address1_latitude",
            "address1_longitude");

    private static final Map<String, Table> TABLES = tables();

    private KnownTables() {}

    private static Map<String, Table> tables() {
        Map<String, Table> tables = new HashMap<>();
        ACTIVITIES.forEach(activity -> put(tables, activity, "activityid", "subject"));
        put(tables, "activitypointer", "activityid", "subject");
        List.of("account", "opportunity", "team", "businessunit", "queue", "organization", "duplicaterule")
                .forEach(entity -> put(tables, entity, entity + "id", "name"));
        List.of("contact", "lead", "systemuser").forEach(entity -> put(tables, entity, entity + "id", "fullname"));
        put(tables, "incident", "incidentid", "title");
        put(tables, "transactioncurrency", "transactioncurrencyid", "currencyname");
        put(tables, "duplicaterulecondition", "duplicateruleconditionid", "baseattributename");
        return Map.copyOf(tables);
    }

    private static void put(Map<String, Table> tables, String entity, String key, String name) {
        tables.put(entity, new Table(entity, plural(entity), key, name));
    }

    private static String plural(String entity) {
        if (entity.endsWith("y")) {
            return entity.substring(0, entity.length() - 1) + "ies";
        }
        return entity.endsWith("x") ? entity + "es" : entity + "s";
    }

    /** @return the table, or null for one that has to be asked for */
    static @Nullable Table table(String entity) {
        return TABLES.get(entity);
    }

    /** @return whether rows of the table have parties that clients give; the collection of tasks is always empty */
    static boolean havePeople(String entity) {
        return ACTIVITIES.contains(entity) && !entity.equals("task");
    }

    static boolean isStock(String entity) {
        return TABLES.containsKey(entity);
    }

    static boolean isLookup(String column) {
        return LOOKUPS.containsKey(column);
    }

    /** @return the only type a lookup points to, or empty text when it may be several or is not known */
    static String soleTarget(String column) {
        return LOOKUPS.getOrDefault(column, "");
    }

    static boolean isDate(String column) {
        return DATES.contains(column);
    }

    static boolean isDecimal(String column) {
        return DECIMALS.contains(column);
    }

    /** Customizations carry a publisher's prefix; of the stock columns only addresses have one. */
    static boolean isCustom(String column) {
        return column.indexOf('_') > 0 && !column.matches("address[123]_.*");
    }
}
