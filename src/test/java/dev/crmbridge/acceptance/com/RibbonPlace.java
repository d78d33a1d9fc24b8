package dev.crmbridge.acceptance.com;

import dev.crmbridge.acceptance.product.Product;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A place in Outlook at which an item of some kind can be tracked.
 *
 * @param kind of the item
 * @param ribbon RibbonID: the main window, or the form that shows the item
 * @param tab in it, or the context menu
 * @param control to press
 * @param table in which the record is created
 * @param label what the ribbon says then
 */
record RibbonPlace(String kind, String ribbon, String tab, String control, String table, String label) {
    /** @return every kind in the main window, in its context menu, and the forms of all */
    static Stream<RibbonPlace> all() {
        String main = Ribbon.EXPLORER;
        return Stream.of(
                appointment("appointment", main, "TabCalendar", "crmTrack"),
                appointment("meetingRequest", main, "TabMail", "crmTrackAppointment"),
                new RibbonPlace(
                        "task",
                        main,
                        "ContextMenuTaskItem",
                        "crmTrackPhonecall",
                        "phonecalls",
                        "Tracked as Phone Call"),
                appointment("appointment", main, "ContextMenuCalendarItem", "crmTrack"),
                appointment("meetingRequest", main, "ContextMenuMailItem", "crmTrackAppointment"),
                new RibbonPlace(
                        "contact", main, "ContextMenuContactItem", "crmTrack", "contacts", "Tracked as Contact"),
                new RibbonPlace("contact", main, "TabContacts", "crmTrack", "contacts", "Tracked as Contact"),
                new RibbonPlace(
                        "task", "Microsoft.Outlook.Task", "TabTask", "crmTrackLetter", "letters", "Tracked as Letter"),
                appointment("appointment", "Microsoft.Outlook.Appointment", "TabAppointment", "crmTrackAppointment"),
                appointment("meetingRequest", "Microsoft.Outlook.MeetingRequest.Read", "TabReadMessage", "crmTrack"),
                appointment("meetingRequest", "Microsoft.Outlook.MeetingRequest.Send", "TabNewMailMessage", "crmTrack"),
                new RibbonPlace(
                        "contact",
                        "Microsoft.Outlook.Contact",
                        "TabContact",
                        "crmTrackContact",
                        "contacts",
                        "Tracked as Contact"));
    }

    private static RibbonPlace appointment(String kind, String ribbon, String tab, String control) {
        return new RibbonPlace(kind, ribbon, tab, control, "appointments", "Tracked as Appointment");
    }

    boolean form() {
        return !ribbon.equals(Ribbon.EXPLORER);
    }

    boolean contact() {
        return kind.equals("contact");
    }

    /** Creates an item of that kind that is told by its place. @return its EntryID */
    String item(Product product) throws Exception {
        return product.create(
                switch (kind) {
                    case "contact" -> Map.of("kind", kind, "firstName", "Şükran", "lastName", name());
                    case "task" -> Map.of("kind", kind, "subject", name());
                    default ->
                        Map.of(
                                "kind", kind,
                                "subject", name(),
                                "start", "2026-12-03T09:00:00Z",
                                "end", "2026-12-03T10:00:00Z",
                                "organizer", "chair@example.com");
                });
    }

    /** @return the EntryID of what is linked when that item is tracked: of a request its calendar item */
    String linked(Product product, String item) throws Exception {
        if (!kind.equals("meetingRequest")) {
            return item;
        }
        return product.outlook()
                .get("/api/items?kind=appointment")
                .expect(200)
                .json()
                .valueStream()
                .filter(found -> found.required("subject").asString().equals(name()))
                .map(found -> found.required("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** @return the records of that item */
    JsonNode records(Product product) throws Exception {
        String column = contact() ? "lastname" : "subject";
        return product.rows(table + "?$select=" + column + "&$filter=" + column + " eq '" + name() + "'");
    }

    private String name() {
        return kind + " at " + tab;
    }
}
