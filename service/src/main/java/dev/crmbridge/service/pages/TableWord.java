package dev.crmbridge.service.pages;

import dev.crmbridge.web.page.Icon;
import java.util.Arrays;
import java.util.List;

/** Tables of the CRM as people read them. */
public enum TableWord {
    TASK("task", "Task", "Tasks", Icon.TASK),
    PHONECALL("phonecall", "Phone Call", "Phone Calls", Icon.PHONECALL),
    LETTER("letter", "Letter", "Letters", Icon.LETTER),
    FAX("fax", "Fax", "Faxes", Icon.FAX),
    APPOINTMENT("appointment", "Appointment", "Appointments", Icon.APPOINTMENT),
    SERVICE_ACTIVITY("serviceappointment", "Service Activity", "Service Activities", Icon.APPOINTMENT),
    ACCOUNT("account", "Account", "Accounts", Icon.ACCOUNT),
    CONTACT("contact", "Contact", "Contacts", Icon.CONTACT),
    LEAD("lead", "Lead", "Leads", Icon.LEAD),
    OPPORTUNITY("opportunity", "Opportunity", "Opportunities", Icon.OPPORTUNITY),
    INCIDENT("incident", "Case", "Cases", Icon.CASE),
    USER("systemuser", "User", "Users", Icon.USER),
    OTHER("", "Record", "Records", Icon.LINKED);

    private final String table;
    private final String one;
    private final String many;
    private final Icon icon;

    TableWord(String table, String one, String many, Icon icon) {
        this.table = table;
        this.one = one;
        this.many = many;
        this.icon = icon;
    }

    /** @return logical name */
    public String table() {
        return table;
    }

    /** @return word for one record */
    public String one() {
        return one;
    }

    /** @return word for several */
    public String many() {
        return many;
    }

    /** @return its drawing */
    public Icon icon() {
        return icon;
    }

    /** @return the word of a table; {@link #OTHER} for one we have no word for */
    public static TableWord of(String table) {
        return Arrays.stream(values())
                .filter(word -> word.table.equals(table))
                .findFirst()
                .orElse(OTHER);
    }

    /** @return what a task may be tracked as */
    static List<TableWord> ofTasks() {
        return List.of(TASK, PHONECALL, LETTER, FAX);
    }
}
