package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldMapPageTest {
    private static final Map<String, String> TITLES = Map.of(
            "task", "Task",
            "phonecall", "Phone call",
            "letter", "Letter",
            "fax", "Fax",
            "appointment", "Appointment",
            "serviceappointment", "Service activity",
            "contact", "Contact");

    @Test
    void thePageShowsTheRegistry() throws IOException {
        var page = new StringBuilder("""
                # Field map

                Which field of an Outlook item belongs to which columns of its CRM record. The page is made from the registry of mapped
                fields; a test fails when it is stale.

                Changes of a field travel in its direction. Two rules stand above it: a field of which the CRM can hold only a part (too
                long, or with pictures) goes to the CRM only, for that item; and a closed record takes no changes from Outlook.
                Dates of tasks are days in Outlook and points in time in the CRM: the day counts in the mailbox's zone, the CRM's time
                of day is kept, and a new date, or one that a change of the clocks would move, is written at noon. Birthday and
                Anniversary of a contact are dates on both sides, which no zone moves. The business address of a contact in Outlook is
                the CRM's first one, home and other address are the second and third; those two stay on their side until you choose a
                direction for them.

                A field with a name in the column “Choice” can be given another direction, on the page **Field Directions** or with
                `crmbridge settings direction.TABLE.CHOICE VALUE`: `both`, `to-crm`, `to-outlook` or `none`. The lines of an address go
                together. Whatever the direction, a new record gets the subject, because it cannot be without one.

                How far the work is (Status, % Complete, Date Completed) is merged as one, because Outlook couples the three.

                Everything else stays on its side: reminders (a due time in the CRM sets none in Outlook), attachments, categories
                but the one that marks tracked items, and columns and fields that are not named here.
                """);
        for (String table :
                List.of("task", "phonecall", "letter", "fax", "appointment", "serviceappointment", "contact")) {
            FieldRegistry registry = FieldRegistry.of(table);
            page.append("\n## ")
                    .append(TITLES.get(table))
                    .append(" (`")
                    .append(table)
                    .append("`)\n\n");
            page.append(
                    "| Field | Name | Outlook | CRM columns | Direction | Choice | Empty, absent, unknown |\n|---|---|---|---|---|---|---|\n");
            for (Field field : registry.fields()) {
                page.append("| %s | `%s` | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                field.label(),
                                field.name(),
                                outlook(field),
                                columns(field),
                                field.direction().words(),
                                field.choice()
                                        .map(choice -> "`" + choice.name() + "`")
                                        .orElse("fixed"),
                                field.meaningOfEmpty()));
            }
            page.append("\n| Outlook | ")
                    .append(TITLES.get(table))
                    .append(" in the CRM | statecode | statuscode |\n|---|---|---|---|\n");
            for (StateTable.Row row : registry.states().rows()) {
                page.append("| %s | %s | %d | %d |\n"
                        .formatted(number(table, row.outlook()), row.label(), row.state(), row.reason()));
            }
        }
        ReferencePage.check("field-map.md", page.toString());
    }

    private static String number(String table, int number) {
        if (table.equals("contact")) {
            return "not shown";
        }
        List<String> words = FieldRegistry.of(table).isCalendar()
                ? List.of("Free", "Tentative", "Busy", "Out of office")
                : List.of("Not started", "In progress", "Complete", "Waiting", "Deferred");
        return words.get(number) + " (" + number + ")";
    }

    private static String outlook(Field field) {
        if (field instanceof ContactState) {
            return "not shown";
        } else if (field instanceof Regarding) {
            return "text in the item's mark";
        } else if (field instanceof Participants) {
            return "recipients";
        } else if (field instanceof GlobalObjectId) {
            return "global appointment id";
        }
        return field.itemFields().stream()
                .sorted()
                .map(ItemField::name)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    private static String columns(Field field) {
        if (field instanceof Participants) {
            return "activity parties";
        }
        String limit = field instanceof TextField text ? " (at most %,d characters)".formatted(text.limit()) : "";
        return field.columns().stream().map(column -> "`" + column + "`").collect(Collectors.joining(", ")) + limit;
    }
}
