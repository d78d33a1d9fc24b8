package dev.crmbridge.embedded.schema;

import java.util.List;

/** Definitions of accounts, contacts and the sales and service tables. Source: Dataverse table reference. */
final class BusinessTables {
    private BusinessTables() {}

    static List<Table> all() {
        return List.of(account(), contact(), lead(), opportunity(), incident());
    }

    private static TableBuilder table(String name, String set, String primaryName, int code, String label) {
        String privilege = label.equals("Case") ? "Incident" : label;
        String plural = label.endsWith("y") ? label.substring(0, label.length() - 1) + "ies" : label + "s";
        return new TableBuilder(
                        new TableIdentity(
                                name,
                                set,
                                name + "id",
                                primaryName,
                                code,
                                new TableIdentity.Labels(label, plural, privilege)),
                        Table.Ownership.USER,
                        false)
                .detectable();
    }

    private static void address(TableBuilder table, int number) {
        String prefix = "address" + number + "_";
        table.texts(250, prefix + "line1", prefix + "line2", prefix + "line3")
                .texts(80, prefix + "city", prefix + "country")
                .texts(50, prefix + "stateorprovince")
                .texts(20, prefix + "postalcode");
    }

    private static Table account() {
        TableBuilder table = table("account", "accounts", "name", 1, "Account")
                .add(Column.text("name", 160).required(Required.APPLICATION))
                .texts(20, "accountnumber")
                .texts(100, "emailaddress1", "emailaddress2", "emailaddress3")
                .texts(50, "telephone1", "telephone2", "telephone3", "fax")
                .texts(200, "websiteurl")
                .add(
                        Column.memo("description", 2000),
                        Column.of("revenue", ColumnType.MONEY)
                                .limited(new Column.Limits(0, -100_000_000_000_000L, 100_000_000_000_000L)),
                        Column.integer("numberofemployees", 0, 1_000_000_000),
                        Column.lookup(
                                "primarycontactid",
                                new LookupTarget("contact", "primarycontactid", "account_primary_contact")),
                        Column.lookup(
                                "parentaccountid",
                                new LookupTarget("account", "parentaccountid", "account_parent_account")))
                .key("accountnumber_key", "accountnumber");
        address(table, 1);
        return table.owned()
                .audited()
                .states(activeStates(), activeStatuses())
                .mergeable()
                .build();
    }

    private static Table contact() {
        TableBuilder table = table("contact", "contacts", "fullname", 2, "Contact")
                .add(
                        Column.text("firstname", 50),
                        Column.text("middlename", 50),
                        Column.text("lastname", 50).required(Required.APPLICATION),
                        Column.text("fullname", 160).readOnly())
                .texts(100, "salutation", "jobtitle", "department", "nickname")
                .texts(10, "suffix")
                .texts(100, "emailaddress1", "emailaddress2", "emailaddress3")
                .texts(50, "telephone1", "telephone2", "telephone3", "mobilephone", "fax", "company", "governmentid")
                .texts(50, "business2", "home2", "pager", "callback", "assistantphone")
                .texts(100, "assistantname", "managername", "spousesname")
                .texts(255, "childrensnames")
                .texts(150, "yomifirstname", "yomilastname")
                .texts(200, "websiteurl", "ftpsiteurl")
                .add(
                        Column.of("birthdate", ColumnType.DATE),
                        Column.of("anniversary", ColumnType.DATE),
                        Column.memo("description", 2000),
                        Column.yesNo("donotemail", false),
                        Column.lookup(
                                "parentcustomerid",
                                new LookupTarget("account", "parentcustomerid_account", "contact_customer_accounts"),
                                new LookupTarget("contact", "parentcustomerid_contact", "contact_customer_contacts")));
        address(table, 1);
        address(table, 2);
        address(table, 3);
        return table.owned()
                .audited()
                .states(activeStates(), activeStatuses())
                .mergeable()
                .build();
    }

    private static Table lead() {
        return table("lead", "leads", "fullname", 4, "Lead")
                .texts(300, "subject")
                .texts(50, "firstname", "middlename")
                .add(
                        Column.text("lastname", 50).required(Required.APPLICATION),
                        Column.text("fullname", 160).readOnly())
                .texts(100, "companyname", "jobtitle", "emailaddress1", "emailaddress2", "emailaddress3")
                .texts(50, "telephone1", "telephone2", "mobilephone", "fax")
                .texts(200, "websiteurl")
                .add(
                        Column.memo("description", 2000),
                        Column.choice(
                                "leadqualitycode", Option.of(1, "Hot"), Option.of(2, "Warm"), Option.of(3, "Cold")))
                .owned()
                .audited()
                .states(
                        List.of(
                                Option.state(0, "Open", 1),
                                Option.state(1, "Qualified", 3),
                                Option.state(2, "Disqualified", 4)),
                        List.of(
                                Option.status(1, "New", 0),
                                Option.status(2, "Contacted", 0),
                                Option.status(3, "Qualified", 1),
                                Option.status(4, "Lost", 2),
                                Option.status(5, "Cannot Contact", 2),
                                Option.status(6, "No Longer Interested", 2),
                                Option.status(7, "Canceled", 2)))
                .mergeable()
                .build();
    }

    private static Column customer(String table, String accounts, String contacts) {
        return Column.lookup(
                        "customerid",
                        new LookupTarget("account", "customerid_account", accounts),
                        new LookupTarget("contact", "customerid_contact", contacts))
                .required(table.equals("incident") ? Required.SYSTEM : Required.NONE);
    }

    private static Table opportunity() {
        return table("opportunity", "opportunities", "name", 3, "Opportunity")
                .add(
                        Column.text("name", 300).required(Required.APPLICATION),
                        customer("opportunity", "opportunity_customer_accounts", "opportunity_customer_contacts"),
                        Column.of("estimatedclosedate", ColumnType.DATE),
                        Column.of("estimatedvalue", ColumnType.MONEY)
                                .limited(new Column.Limits(0, -922_337_203_685_477L, 922_337_203_685_477L)),
                        Column.memo("description", 2000))
                .owned()
                .audited()
                .states(
                        List.of(Option.state(0, "Open", 1), Option.state(1, "Won", 3), Option.state(2, "Lost", 4)),
                        List.of(
                                Option.status(1, "In Progress", 0),
                                Option.status(2, "On Hold", 0),
                                Option.status(3, "Won", 1),
                                Option.status(4, "Canceled", 2),
                                Option.status(5, "Out-Sold", 2)))
                .build();
    }

    private static Table incident() {
        return table("incident", "incidents", "title", 112, "Case")
                .add(
                        Column.text("title", 200).required(Required.APPLICATION),
                        Column.text("ticketnumber", 100),
                        customer("incident", "incident_customer_accounts", "incident_customer_contacts"),
                        Column.memo("description", 2000),
                        Column.choice("prioritycode", Option.of(1, "High"), Option.of(2, "Normal"), Option.of(3, "Low"))
                                .initially(2L))
                .owned()
                .audited()
                .states(
                        List.of(
                                Option.state(0, "Active", 1),
                                Option.state(1, "Resolved", 5),
                                Option.state(2, "Canceled", 6)),
                        List.of(
                                Option.status(1, "In Progress", 0),
                                Option.status(2, "On Hold", 0),
                                Option.status(3, "Waiting for Details", 0),
                                Option.status(4, "Researching", 0),
                                Option.status(5, "Problem Solved", 1),
                                Option.status(1000, "Information Provided", 1),
                                Option.status(6, "Canceled", 2),
                                Option.status(2000, "Merged", 2)))
                .build();
    }

    private static List<Option> activeStates() {
        return List.of(Option.state(0, "Active", 1), Option.state(1, "Inactive", 2));
    }

    private static List<Option> activeStatuses() {
        return List.of(Option.status(1, "Active", 0), Option.status(2, "Inactive", 1));
    }
}
