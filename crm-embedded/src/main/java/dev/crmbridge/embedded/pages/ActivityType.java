package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import java.util.Arrays;
import java.util.Optional;

/** The types of activity that have a form. */
public enum ActivityType {
    TASK("task", "tasks", "Task", Icon.TASK),
    PHONECALL("phonecall", "phonecalls", "Phone Call", Icon.PHONECALL),
    LETTER("letter", "letters", "Letter", Icon.LETTER),
    FAX("fax", "faxes", "Fax", Icon.FAX),
    APPOINTMENT("appointment", "appointments", "Appointment", Icon.APPOINTMENT),
    SERVICEAPPOINTMENT("serviceappointment", "serviceappointments", "Service Activity", Icon.CALENDAR),
    EMAIL("email", "emails", "Email", Icon.MAIL);

    private final String table;
    private final String set;
    private final String label;
    private final Icon icon;

    ActivityType(String table, String set, String label, Icon icon) {
        this.table = table;
        this.set = set;
        this.label = label;
        this.icon = icon;
    }

    /** @return logical name */
    public String table() {
        return table;
    }

    /** @return name of the entity set */
    public String set() {
        return set;
    }

    /** @return the name people see */
    public String label() {
        return label;
    }

    /** @return its drawing */
    public Icon icon() {
        return icon;
    }

    /** @return the type of a table */
    static Optional<ActivityType> ofTable(String table) {
        return Arrays.stream(values()).filter(type -> type.table.equals(table)).findFirst();
    }
}
