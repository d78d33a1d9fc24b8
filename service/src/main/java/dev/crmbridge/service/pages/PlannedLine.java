package dev.crmbridge.service.pages;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.SyncReport.Planned;
import dev.crmbridge.sync.field.FieldLabels;
import dev.crmbridge.web.text.Display;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a preview.
 *
 * @param href address of the item, or of its record when there is no item yet
 * @param type what the record is, or null where it is not known yet
 * @param action what would be done, in words
 * @param reason why, as {@code why} says it
 * @param code why, as a code
 */
public record PlannedLine(
        String subject,
        String href,
        @Nullable TableWord type,
        String action,
        String reason,
        String code,
        List<Value> values) {
    private static final int LONGEST = 200;

    /**
     * One field with two values, cut when they are long.
     *
     * @param written whether the first value is replaced by the second; otherwise the first is Outlook's, the second the CRM's
     */
    public record Value(String label, String first, String second, boolean written) {}

    static PlannedLine of(Planned plan, Display display) {
        RecordRef record = plan.record();
        return new PlannedLine(
                Display.subject(plan.subject()),
                record == null || !plan.item().equals(Planned.notYet(record))
                        ? Addresses.itemPath(plan.item())
                        : Addresses.openPath(record),
                record == null ? null : TableWord.of(record.entity()),
                PlannedGroup.of(plan) == PlannedGroup.QUESTIONS
                        ? DecisionWord.planned("park")
                        : DecisionWord.planned(plan.action()),
                plan.reason(),
                plan.code().word(),
                record == null
                        ? List.of()
                        : plan.fields().stream()
                                .map(field -> value(plan.action(), record.entity(), field, display))
                                .toList());
    }

    private static Value value(String action, String table, SyncReport.Field field, Display display) {
        String outlook = cut(field.outlook(), display);
        String crm = cut(field.crm(), display);
        String label = FieldLabels.of(table, field.name());
        return switch (action) {
            case "update-crm" -> new Value(label, crm, outlook, true);
            case "update-outlook", "create-item" -> new Value(label, outlook, crm, true);
            default -> new Value(label, outlook, crm, false);
        };
    }

    /** @return the value, or its beginning and how long it is */
    static String cut(String value, Display display) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "… ("
                        + display.plural(length, "character", "characters") + ")";
    }
}
