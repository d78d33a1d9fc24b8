package dev.crmbridge.embedded.schema;

import java.util.List;

/** Definitions of users, the organization, duplicate rules and system jobs. Source: Dataverse table reference. */
final class SystemTables {
    /** The rule of which a rule is the next version; a column of this server's own, hence the prefix. */
    private static final String REVISION_OF = "crmbridge_revisionof";

    private SystemTables() {}

    static List<Table> all() {
        return List.of(
                systemuser(), businessunit(), role(), organization(), rule(), condition(), duplicateRecord(), job());
    }

    private static TableBuilder table(TableIdentity identity, Table.Ownership ownership) {
        return new TableBuilder(identity, ownership, false);
    }

    private static Table systemuser() {
        return table(
                        new TableIdentity(
                                "systemuser",
                                "systemusers",
                                "systemuserid",
                                "fullname",
                                8,
                                new TableIdentity.Labels("User", "Users", "User")),
                        Table.Ownership.ORGANIZATION)
                .add(
                        Column.text("firstname", 64),
                        Column.text("lastname", 64),
                        Column.text("fullname", 200).readOnly(),
                        Column.text("internalemailaddress", 100),
                        Column.text("domainname", 1024).required(Required.SYSTEM),
                        Column.text("jobtitle", 100),
                        Column.of("azureactivedirectoryobjectid", ColumnType.GUID),
                        Column.of("applicationid", ColumnType.GUID),
                        Column.yesNo("isdisabled", false),
                        Column.choice(
                                        "accessmode",
                                        Option.of(0, "Read-Write"),
                                        Option.of(1, "Administrative"),
                                        Option.of(2, "Read"),
                                        Option.of(3, "Support User"),
                                        Option.of(4, "Non-interactive"),
                                        Option.of(5, "Delegated Admin"))
                                .initially(0L),
                        Column.lookup(
                                        "businessunitid",
                                        new LookupTarget(
                                                "businessunit", "businessunitid", "business_unit_system_users"))
                                .required(Required.SYSTEM),
                        Column.of("createdon", ColumnType.DATETIME).readOnly(),
                        Column.of("modifiedon", ColumnType.DATETIME).readOnly(),
                        TableBuilder.version())
                .key("aadobjectid_key", "azureactivedirectoryobjectid")
                .build();
    }

    private static Table businessunit() {
        return table(
                        new TableIdentity(
                                "businessunit",
                                "businessunits",
                                "businessunitid",
                                "name",
                                10,
                                new TableIdentity.Labels("Business Unit", "Business Units", "BusinessUnit")),
                        Table.Ownership.ORGANIZATION)
                .add(
                        Column.text("name", 160).required(Required.SYSTEM),
                        Column.lookup(
                                "parentbusinessunitid",
                                new LookupTarget(
                                        "businessunit", "parentbusinessunitid", "business_unit_parent_business_unit")),
                        Column.yesNo("isdisabled", false),
                        Column.of("createdon", ColumnType.DATETIME).readOnly(),
                        Column.of("modifiedon", ColumnType.DATETIME).readOnly(),
                        TableBuilder.version())
                .build();
    }

    private static Table role() {
        return table(
                        new TableIdentity(
                                "role",
                                "roles",
                                "roleid",
                                "name",
                                1036,
                                new TableIdentity.Labels("Security Role", "Security Roles", "Role")),
                        Table.Ownership.ORGANIZATION)
                .add(
                        Column.text("name", 100).required(Required.SYSTEM),
                        Column.lookup(
                                "businessunitid",
                                new LookupTarget("businessunit", "businessunitid", "business_unit_roles")),
                        Column.of("createdon", ColumnType.DATETIME).readOnly(),
                        Column.of("modifiedon", ColumnType.DATETIME).readOnly(),
                        TableBuilder.version())
                .build();
    }

    private static Table organization() {
        return table(
                        new TableIdentity(
                                "organization",
                                "organizations",
                                "organizationid",
                                "name",
                                1019,
                                new TableIdentity.Labels("Organization", "Organizations", "Organization")),
                        Table.Ownership.ORGANIZATION)
                .add(
                        Column.text("name", 160).required(Required.SYSTEM),
                        Column.yesNo("isduplicatedetectionenabled", true),
                        Column.yesNo("isduplicatedetectionenabledforonlinecreateupdate", true),
                        Column.yesNo("isduplicatedetectionenabledforofflinesync", true),
                        Column.yesNo("isduplicatedetectionenabledforimport", false),
                        Column.yesNo("crmbridge_dynamicslimits", false),
                        Column.integer("expirechangetrackingindays", 0, 365).initially(7L),
                        Column.integer("expiresubscriptionsindays", 0, 365).initially(90L),
                        Column.integer("languagecode", 0, 65_535)
                                .initially(1033L)
                                .readOnly(),
                        Column.of("createdon", ColumnType.DATETIME).readOnly(),
                        Column.of("modifiedon", ColumnType.DATETIME).readOnly(),
                        TableBuilder.version())
                .build();
    }

    private static Table rule() {
        return table(
                        new TableIdentity(
                                "duplicaterule",
                                "duplicaterules",
                                "duplicateruleid",
                                "name",
                                4414,
                                new TableIdentity.Labels(
                                        "Duplicate Detection Rule", "Duplicate Detection Rules", "DuplicateRule")),
                        Table.Ownership.USER)
                .add(
                        Column.text("name", 160).required(Required.SYSTEM),
                        Column.text("baseentityname", 160).createOnly().required(Required.SYSTEM),
                        Column.text("matchingentityname", 160).createOnly().required(Required.SYSTEM),
                        Column.memo("description", 2000),
                        Column.yesNo("excludeinactiverecords", false),
                        Column.yesNo("iscasesensitive", false),
                        Column.text("uniquename", 100),
                        Column.integer("baseentitytypecode", 0, Integer.MAX_VALUE)
                                .readOnly(),
                        Column.integer("matchingentitytypecode", 0, Integer.MAX_VALUE)
                                .readOnly(),
                        Column.text("baseentitymatchcodetable", 50).readOnly(),
                        Column.text("matchingentitymatchcodetable", 50).readOnly(),
                        Column.lookup(
                                        REVISION_OF,
                                        new LookupTarget("duplicaterule", REVISION_OF, "crmbridge_revisions"))
                                .readOnly())
                .owned()
                .audited()
                .states(
                        List.of(Option.state(0, "Inactive", 0), Option.state(1, "Active", 2)),
                        List.of(
                                Option.status(0, "Unpublished", 0),
                                Option.status(1, "Publishing", 0),
                                Option.status(2, "Published", 1)))
                .build();
    }

    private static Table condition() {
        return table(
                        new TableIdentity(
                                "duplicaterulecondition",
                                "duplicateruleconditions",
                                "duplicateruleconditionid",
                                "",
                                4416,
                                new TableIdentity.Labels(
                                        "Duplicate Rule Condition", "Duplicate Rule Conditions", "DuplicateRule")),
                        Table.Ownership.NONE)
                .add(
                        Column.lookup(
                                        "regardingobjectid",
                                        new LookupTarget(
                                                "duplicaterule",
                                                "regardingobjectid",
                                                "DuplicateRule_DuplicateRuleConditions"))
                                .createOnly()
                                .required(Required.SYSTEM),
                        Column.text("baseattributename", 128).required(Required.SYSTEM),
                        Column.text("matchingattributename", 128).required(Required.SYSTEM),
                        Column.choice(
                                        "operatorcode",
                                        Option.of(0, "Exact Match"),
                                        Option.of(1, "Same First Characters"),
                                        Option.of(2, "Same Last Characters"),
                                        Option.of(3, "Same Date"),
                                        Option.of(4, "Same Date and Time"),
                                        Option.of(5, "Exact Match (Pick List Label)"),
                                        Option.of(6, "Exact Match (Pick List Value)"))
                                .required(Required.SYSTEM),
                        Column.integer("operatorparam", 1, Integer.MAX_VALUE),
                        Column.yesNo("ignoreblankvalues", false),
                        Column.of("createdon", ColumnType.DATETIME).readOnly(),
                        Column.of("modifiedon", ColumnType.DATETIME).readOnly(),
                        TableBuilder.version())
                .build();
    }

    private static Table duplicateRecord() {
        return table(
                        new TableIdentity(
                                "duplicaterecord",
                                "duplicaterecords",
                                "duplicateid",
                                "",
                                4415,
                                new TableIdentity.Labels("Duplicate Record", "Duplicate Records", "DuplicateRule")),
                        Table.Ownership.NONE)
                .add(
                        any("baserecordid").readOnly(),
                        any("duplicaterecordid").readOnly(),
                        Column.lookup(
                                        "duplicateruleid",
                                        new LookupTarget(
                                                "duplicaterule", "duplicateruleid", "DuplicateRule_DuplicateRecord"))
                                .readOnly(),
                        Column.lookup(
                                        "asyncoperationid",
                                        new LookupTarget(
                                                "asyncoperation",
                                                "asyncoperationid",
                                                "AsyncOperation_DuplicateBaseRecord"))
                                .readOnly(),
                        Column.of("createdon", ColumnType.DATETIME).readOnly(),
                        TableBuilder.version())
                .build();
    }

    private static Column any(String name) {
        return Column.lookup(
                name,
                List.of(
                                "account",
                                "contact",
                                "lead",
                                "opportunity",
                                "incident",
                                "task",
                                "phonecall",
                                "letter",
                                "fax",
                                "appointment",
                                "serviceappointment",
                                "email")
                        .stream()
                        .map(t -> new LookupTarget(t, name + "_" + t, t + "_Duplicate_" + name))
                        .toArray(LookupTarget[]::new));
    }

    private static Table job() {
        return table(
                        new TableIdentity(
                                "asyncoperation",
                                "asyncoperations",
                                "asyncoperationid",
                                "name",
                                4700,
                                new TableIdentity.Labels("System Job", "System Jobs", "AsyncOperation")),
                        Table.Ownership.USER)
                .add(
                        Column.text("name", 256),
                        Column.choice(
                                        "operationtype",
                                        Option.of(7, "Duplicate Detection Rule Publish"),
                                        Option.of(8, "Bulk Duplicate Detection"),
                                        Option.of(12, "Matchcode Update"),
                                        Option.of(13, "Bulk Delete"))
                                .readOnly(),
                        Column.lookup(
                                        "regardingobjectid",
                                        new LookupTarget(
                                                "duplicaterule",
                                                "regardingobjectid_duplicaterule",
                                                "DuplicateRule_AsyncOperations"))
                                .readOnly(),
                        Column.of("startedon", ColumnType.DATETIME).readOnly(),
                        Column.of("completedon", ColumnType.DATETIME).readOnly(),
                        Column.integer("errorcode", Integer.MIN_VALUE, Integer.MAX_VALUE)
                                .readOnly(),
                        Column.memo("message", 1_000_000).readOnly(),
                        Column.memo("friendlymessage", 1_000_000).readOnly(),
                        Column.memo("data", 1_000_000).readOnly(),
                        Column.integer("retrycount", 0, Integer.MAX_VALUE)
                                .initially(0L)
                                .readOnly())
                .owned()
                .audited()
                .states(
                        List.of(
                                Option.state(0, "Ready", 0),
                                Option.state(1, "Suspended", 10),
                                Option.state(2, "Locked", 20),
                                Option.state(3, "Completed", 30)),
                        List.of(
                                Option.status(0, "Waiting For Resources", 0),
                                Option.status(10, "Waiting", 1),
                                Option.status(20, "In Progress", 2),
                                Option.status(21, "Pausing", 2),
                                Option.status(22, "Canceling", 2),
                                Option.status(30, "Succeeded", 3),
                                Option.status(31, "Failed", 3),
                                Option.status(32, "Canceled", 3)))
                .build();
    }
}
