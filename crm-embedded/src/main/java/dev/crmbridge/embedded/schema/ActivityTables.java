package dev.crmbridge.embedded.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Definitions of the activity tables. Source: Dataverse table reference, one page per table. */
final class ActivityTables {
    private static final List<String> REGARDING = List.of("account", "contact", "lead", "opportunity", "incident");
    private static final int MEMO = 2000;

    private ActivityTables() {}

    static List<Table> all() {
        return List.of(
                pointer(), task(), phonecall(), letter(), fax(), appointment(), serviceappointment(), email(), party());
    }

    private static TableBuilder activity(String name, String plural, int code, String label, int descriptionLength) {
        TableBuilder table = new TableBuilder(
                new TableIdentity(
                        name,
                        plural.toLowerCase(Locale.ROOT),
                        "activityid",
                        "subject",
                        code,
                        new TableIdentity.Labels(label, label.endsWith("x") ? label + "es" : label + "s", "Activity")),
                Table.Ownership.USER,
                true);
        int subjectLength = name.equals("email") ? 800 : name.equals("activitypointer") ? 400 : 200;
        Column subject = Column.text("subject", subjectLength);
        table.add(
                name.equals("email") ? subject : subject.required(Required.APPLICATION),
                Column.memo("description", descriptionLength),
                Column.text("category", 250),
                Column.text("subcategory", 250),
                Column.of("scheduledstart", ColumnType.DATETIME),
                Column.of("scheduledend", ColumnType.DATETIME),
                Column.of("actualstart", ColumnType.DATETIME),
                Column.of("actualend", ColumnType.DATETIME),
                Column.integer("actualdurationminutes", 0, Integer.MAX_VALUE),
                durationOf(name),
                Column.choice("prioritycode", Option.of(0, "Low"), Option.of(1, "Normal"), Option.of(2, "High"))
                        .initially(1L),
                Column.yesNo("isbilled", false),
                Column.yesNo("isworkflowcreated", false),
                Column.yesNo("isregularactivity", true).readOnly(),
                Column.of("sortdate", ColumnType.DATETIME),
                Column.memo("activityadditionalparams", 8192),
                Column.of("activitytypecode", ColumnType.ENTITY_NAME).readOnly(),
                Column.lookup("regardingobjectid", regardingTargets(name, plural)));
        // The pointer has no rows of its own: what it shows is compared in the table it comes from.
        return (name.equals("activitypointer") ? table : table.detectable())
                .owned()
                .audited();
    }

    private static Column durationOf(String name) {
        Column column = Column.integer("scheduleddurationminutes", 0, Integer.MAX_VALUE);
        return name.equals("appointment") || name.equals("serviceappointment") ? column : column.readOnly();
    }

    private static LookupTarget[] regardingTargets(String name, String plural) {
        List<LookupTarget> targets = new ArrayList<>();
        for (String target : REGARDING) {
            String capital = target.substring(0, 1).toUpperCase(Locale.ROOT) + target.substring(1);
            String suffix = name.equals("activitypointer") ? "" : "_" + name;
            targets.add(new LookupTarget(target, "regardingobjectid_" + target + suffix, capital + "_" + plural));
        }
        return targets.toArray(LookupTarget[]::new);
    }

    private static Table pointer() {
        return activity("activitypointer", "ActivityPointers", 4200, "Activity", 1_073_741_823)
                .states(
                        List.of(
                                Option.state(0, "Open", 1),
                                Option.state(1, "Completed", 2),
                                Option.state(2, "Canceled", 3),
                                Option.state(3, "Scheduled", 4)),
                        List.of(
                                Option.status(1, "Open", 0),
                                Option.status(2, "Completed", 1),
                                Option.status(3, "Canceled", 2),
                                Option.status(4, "Scheduled", 3)))
                .build();
    }

    private static Table task() {
        return activity("task", "Tasks", 4212, "Task", MEMO)
                .states(
                        closingStates(2, 5, 6),
                        List.of(
                                Option.status(2, "Not Started", 0),
                                Option.status(3, "In Progress", 0),
                                Option.status(4, "Waiting on someone else", 0),
                                Option.status(5, "Completed", 1),
                                Option.status(6, "Canceled", 2),
                                Option.status(7, "Deferred", 0)))
                .add(Column.integer("percentcomplete", 0, 100), Column.of("crmtaskassigneduniqueid", ColumnType.GUID))
                .build();
    }

    private static Table phonecall() {
        return activity("phonecall", "Phonecalls", 4210, "Phone Call", MEMO)
                .states(
                        closingStates(1, 2, 3),
                        List.of(
                                Option.status(1, "Open", 0),
                                Option.status(2, "Made", 1),
                                Option.status(3, "Canceled", 2),
                                Option.status(4, "Received", 1)))
                .add(
                        Column.text("phonenumber", 200),
                        Column.yesNo("directioncode", true),
                        Column.yesNo("leftvoicemail", false))
                .build();
    }

    private static Table letter() {
        return activity("letter", "Letters", 4207, "Letter", MEMO)
                .states(
                        closingStates(2, 4, 5),
                        List.of(
                                Option.status(1, "Open", 0),
                                Option.status(2, "Draft", 0),
                                Option.status(3, "Received", 1),
                                Option.status(4, "Sent", 1),
                                Option.status(5, "Canceled", 2)))
                .add(Column.text("address", 200), Column.yesNo("directioncode", true))
                .build();
    }

    private static Table fax() {
        return activity("fax", "Faxes", 4204, "Fax", MEMO)
                .states(
                        closingStates(1, 2, 5),
                        List.of(
                                Option.status(1, "Open", 0),
                                Option.status(2, "Completed", 1),
                                Option.status(3, "Sent", 1),
                                Option.status(4, "Received", 1),
                                Option.status(5, "Canceled", 2)))
                .add(
                        Column.text("faxnumber", 200),
                        Column.text("coverpagename", 100),
                        Column.text("billingcode", 50),
                        Column.text("tsid", 20),
                        Column.integer("numberofpages", 0, 1_000_000_000),
                        Column.yesNo("directioncode", true))
                .build();
    }

    private static Table appointment() {
        return activity("appointment", "Appointments", 4201, "Appointment", 1_048_576)
                .states(
                        List.of(
                                Option.state(0, "Open", 1),
                                Option.state(1, "Completed", 3),
                                Option.state(2, "Canceled", 4),
                                Option.state(3, "Scheduled", 5)),
                        List.of(
                                Option.status(1, "Free", 0),
                                Option.status(2, "Tentative", 0),
                                Option.status(3, "Completed", 1),
                                Option.status(4, "Canceled", 2),
                                Option.status(5, "Busy", 3),
                                Option.status(6, "Out of Office", 3)))
                .add(
                        Column.text("location", 200),
                        Column.yesNo("isalldayevent", false),
                        Column.text("globalobjectid", 300),
                        Column.integer("outlookownerapptid", Integer.MIN_VALUE, Integer.MAX_VALUE),
                        Column.yesNo("ismapiprivate", false),
                        Column.yesNo("isdraft", false),
                        Column.of("seriesid", ColumnType.GUID).readOnly(),
                        Column.choice(
                                        "instancetypecode",
                                        Option.of(0, "Not Recurring"),
                                        Option.of(1, "Recurring Master"),
                                        Option.of(2, "Recurring Instance"),
                                        Option.of(3, "Recurring Exception"),
                                        Option.of(4, "Recurring Future Exception"))
                                .initially(0L)
                                .readOnly(),
                        Column.of("originalstartdate", ColumnType.DATETIME).readOnly(),
                        Column.choice("attachmenterrors", Option.of(0, "None"), Option.of(1, "Removed"))
                                .initially(0L))
                .build();
    }

    private static Table serviceappointment() {
        return activity("serviceappointment", "ServiceAppointments", 4214, "Service Activity", MEMO)
                .states(
                        List.of(
                                Option.state(0, "Open", 1),
                                Option.state(1, "Closed", 8),
                                Option.state(2, "Canceled", 9),
                                Option.state(3, "Scheduled", 3)),
                        List.of(
                                Option.status(1, "Requested", 0),
                                Option.status(2, "Tentative", 0),
                                Option.status(3, "Pending", 3),
                                Option.status(4, "Reserved", 3),
                                Option.status(6, "In Progress", 3),
                                Option.status(7, "Arrived", 3),
                                Option.status(8, "Completed", 1),
                                Option.status(9, "Canceled", 2),
                                Option.status(10, "No Show", 2)))
                .add(
                        Column.text("location", 500),
                        Column.yesNo("isalldayevent", false),
                        Column.yesNo("ismapiprivate", false))
                .build();
    }

    private static Table email() {
        return activity("email", "Emails", 4202, "Email", 1_073_741_823)
                .states(
                        closingStates(1, 2, 5),
                        List.of(
                                Option.status(1, "Draft", 0),
                                Option.status(2, "Completed", 1),
                                Option.status(3, "Sent", 1),
                                Option.status(4, "Received", 1),
                                Option.status(5, "Canceled", 2),
                                Option.status(6, "Pending Send", 1),
                                Option.status(7, "Sending", 1),
                                Option.status(8, "Failed", 0)))
                .add(
                        Column.text("sender", 250),
                        Column.text("torecipients", 500),
                        Column.text("submittedby", 250),
                        Column.text("messageid", 320),
                        Column.text("trackingtoken", 50),
                        Column.yesNo("directioncode", true),
                        Column.choice(
                                        "deliveryprioritycode",
                                        Option.of(0, "Low"),
                                        Option.of(1, "Normal"),
                                        Option.of(2, "High"))
                                .initially(1L),
                        Column.text("inreplyto", 320).readOnly(),
                        Column.text("conversationindex", 2048).readOnly(),
                        Column.of("senton", ColumnType.DATETIME).readOnly())
                .build();
    }

    private static List<Option> closingStates(int open, int completed, int canceled) {
        return List.of(
                Option.state(0, "Open", open),
                Option.state(1, "Completed", completed),
                Option.state(2, "Canceled", canceled));
    }

    private static Table party() {
        List<LookupTarget> activities = new ArrayList<>();
        for (String name : List.of(
                "activitypointer",
                "task",
                "phonecall",
                "letter",
                "fax",
                "appointment",
                "serviceappointment",
                "email")) {
            activities.add(new LookupTarget(name, "activityid_" + name, name + "_activity_parties"));
        }
        return new TableBuilder(
                        new TableIdentity(
                                "activityparty",
                                "activityparties",
                                "activitypartyid",
                                "",
                                135,
                                new TableIdentity.Labels("Activity Party", "Activity Parties", "Activity")),
                        Table.Ownership.NONE,
                        false)
                .add(
                        Column.lookup("activityid", activities.toArray(LookupTarget[]::new))
                                .readOnly(),
                        Column.lookup(
                                "partyid",
                                new LookupTarget("account", "partyid_account", "account_activity_parties"),
                                new LookupTarget("contact", "partyid_contact", "contact_activity_parties"),
                                new LookupTarget("lead", "partyid_lead", "lead_activity_parties"),
                                new LookupTarget("systemuser", "partyid_systemuser", "system_user_activity_parties")),
                        Column.choice(
                                        "participationtypemask",
                                        Option.of(1, "Sender"),
                                        Option.of(2, "To Recipient"),
                                        Option.of(3, "CC Recipient"),
                                        Option.of(4, "BCC Recipient"),
                                        Option.of(5, "Required attendee"),
                                        Option.of(6, "Optional attendee"),
                                        Option.of(7, "Organizer"),
                                        Option.of(8, "Regarding"),
                                        Option.of(9, "Owner"),
                                        Option.of(10, "Resource"),
                                        Option.of(11, "Customer"))
                                .required(Required.SYSTEM),
                        Column.text("addressused", 320),
                        Column.text("unresolvedpartyname", 200),
                        TableBuilder.version())
                .build();
    }
}
