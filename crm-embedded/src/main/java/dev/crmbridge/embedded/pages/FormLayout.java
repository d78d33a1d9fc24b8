package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import java.util.List;
import java.util.Optional;

/**
 * Which columns a record form shows, in what order and under what label. Source of labels: the forms of Dynamics 365.
 *
 * @param regarding column of the lookup a person may set, or empty
 */
record FormLayout(String table, String label, Icon icon, List<Item> items, String regarding) {
    /**
     * One column on a form.
     *
     * @param section heading under which it stands; a section's columns follow one another
     */
    record Item(String section, String column, String label, boolean wide) {
        static Item of(String column, String label) {
            return new Item(GENERAL, column, label, false);
        }

        static Item wide(String column, String label) {
            return new Item(GENERAL, column, label, true);
        }

        Item under(String heading) {
            return new Item(heading, column, label, wide);
        }
    }

    private static final String GENERAL = "General";

    private static final Item SUBJECT = Item.wide("subject", "Subject");
    private static final Item DESCRIPTION = Item.wide("description", "Description");
    private static final Item PRIORITY = Item.of("prioritycode", "Priority");
    private static final Item START = Item.of("scheduledstart", "Start");
    private static final Item DUE = Item.of("scheduledend", "Due");

    /** @return the form of a table, if it has one */
    static Optional<FormLayout> of(String table) {
        return Optional.ofNullable(
                switch (table) {
                    case "task" ->
                        activity(
                                ActivityType.TASK,
                                SUBJECT,
                                START,
                                DUE,
                                PRIORITY,
                                Item.of("percentcomplete", "% Complete"),
                                DESCRIPTION);
                    case "phonecall" ->
                        activity(
                                ActivityType.PHONECALL,
                                SUBJECT,
                                Item.of("phonenumber", "Phone Number"),
                                Item.of("directioncode", "Outgoing"),
                                Item.of("leftvoicemail", "Left Voice Mail"),
                                PRIORITY,
                                START,
                                DUE,
                                DESCRIPTION);
                    case "letter" ->
                        activity(
                                ActivityType.LETTER,
                                SUBJECT,
                                Item.of("address", "Address"),
                                Item.of("directioncode", "Outgoing"),
                                PRIORITY,
                                START,
                                DUE,
                                DESCRIPTION);
                    case "fax" ->
                        activity(
                                ActivityType.FAX,
                                SUBJECT,
                                Item.of("faxnumber", "Fax Number"),
                                Item.of("directioncode", "Outgoing"),
                                PRIORITY,
                                START,
                                DUE,
                                DESCRIPTION);
                    case "appointment" ->
                        activity(
                                ActivityType.APPOINTMENT,
                                SUBJECT,
                                Item.of("location", "Location"),
                                PRIORITY,
                                Item.of("scheduledstart", "Start Time"),
                                Item.of("scheduledend", "End Time"),
                                Item.of("isalldayevent", "All Day Event"),
                                DESCRIPTION);
                    case "serviceappointment" ->
                        activity(
                                ActivityType.SERVICEAPPOINTMENT,
                                SUBJECT,
                                Item.of("location", "Location"),
                                PRIORITY,
                                Item.of("scheduledstart", "Start Time"),
                                Item.of("scheduledend", "End Time"),
                                DESCRIPTION);
                    case "email" -> activity(ActivityType.EMAIL, SUBJECT, PRIORITY, DUE, DESCRIPTION);
                    case "account" ->
                        new FormLayout(
                                table,
                                "Account",
                                Icon.ACCOUNT,
                                List.of(
                                        Item.of("name", "Account Name"),
                                        Item.of("accountnumber", "Account Number"),
                                        Item.of("telephone1", "Main Phone"),
                                        Item.of("emailaddress1", "Email"),
                                        Item.of("websiteurl", "Website"),
                                        Item.of("address1_line1", "Street"),
                                        Item.of("address1_postalcode", "ZIP/Postal Code"),
                                        Item.of("address1_city", "City"),
                                        Item.of("address1_country", "Country"),
                                        DESCRIPTION),
                                "");
                    case "contact" ->
                        new FormLayout(table, "Contact", Icon.CONTACT, ContactItems.all(), "parentcustomerid");
                    case "lead" ->
                        new FormLayout(
                                table,
                                "Lead",
                                Icon.LEAD,
                                List.of(
                                        Item.wide("subject", "Topic"),
                                        Item.of("firstname", "First Name"),
                                        Item.of("lastname", "Last Name"),
                                        Item.of("companyname", "Company Name"),
                                        Item.of("emailaddress1", "Email"),
                                        Item.of("telephone1", "Business Phone")),
                                "");
                    case "opportunity" ->
                        new FormLayout(
                                table,
                                "Opportunity",
                                Icon.OPPORTUNITY,
                                List.of(
                                        Item.wide("name", "Topic"),
                                        Item.of("estimatedclosedate", "Est. Close Date"),
                                        Item.of("estimatedvalue", "Est. Revenue")),
                                "");
                    case "incident" ->
                        new FormLayout(
                                table,
                                "Case",
                                Icon.CASE,
                                List.of(Item.wide("title", "Case Title"), Item.of("ticketnumber", "Case Number")),
                                "");
                    default -> null;
                });
    }

    private static FormLayout activity(ActivityType type, Item... items) {
        return new FormLayout(type.table(), type.label(), type.icon(), List.of(items), "regardingobjectid");
    }
}
