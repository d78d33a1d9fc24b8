package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapped field.
 *
 * <p>The value is kept as rich as the CRM has it. Where Outlook can show less (Completed and Canceled are both "Complete"), a
 * reading is made against the base: while Outlook shows what the base looks like there, the base's value counts as unchanged.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface Field {
    /** @return stable name, the main CRM column's or a speaking one; unique in its table */
    String name();

    /** @return name for people, in the words of the CRM's forms */
    String label();

    /** @return which way changes travel, unless somebody chose another or the item at hand was shortened */
    Direction direction();

    /**
     * @return what a person may choose another direction for, or empty when the direction is fixed; fields that are one thing to people, such
     *     as the lines of an address, have the same
     */
    default Optional<Choice> choice() {
        return Optional.empty();
    }

    /**
     * A field, or several that go the same way.
     *
     * @param name stable name, unique in its table
     * @param label name for people
     */
    record Choice(String name, String label) {}

    /** @return CRM columns that must be read to know the value, and that may be written */
    List<String> columns();

    /** @return Outlook fields that must be read to know the value, and that may be written; empty when it comes from elsewhere */
    Set<ItemField> itemFields();

    /** @return what an empty, absent or unknown value means on either side, for people */
    String meaningOfEmpty();

    /**
     * Reads Outlook's side.
     *
     * @param base last agreed values, or null before there are any
     * @return the value; the base's where Outlook did not let us read the field
     */
    FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base);

    /**
     * Reads the CRM's side.
     *
     * @param zone the mailbox's zone
     * @param base last agreed values, or null before there are any
     * @return the value; the base's where a column is absent from the row (not asked for, or secured)
     */
    FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base);

    /** Says what Outlook has to be told so that it shows this field of {@code wanted}. */
    void toOutlook(Snapshot wanted, OutlookDraft draft);

    /** Says what the CRM has to be told so that it holds {@code value}. */
    void toCrm(FieldValue value, CrmDraft draft);

    /**
     * @param shown what Outlook shows
     * @param wanted what it should show
     * @param zone the mailbox's zone
     * @return whether Outlook shows this field of both snapshots in the same way, so that writing it would change nothing
     */
    default boolean alike(Snapshot shown, Snapshot wanted, ZoneId zone) {
        return shown.value(name()).equals(wanted.value(name()));
    }

    /** @return whether the CRM can hold only a part of what this item has, so that the way back is closed */
    default boolean shortens(OutlookItem item) {
        return false;
    }

    /**
     * @return whether the field is part of how far the work is. These fields depend on each other in Outlook (100 % is complete, a
     *     complete task has a date), so they are merged as one
     */
    default boolean isProgress() {
        return false;
    }

    /** @return the value for people; empty text for an empty value */
    default String show(FieldValue value, ZoneId zone) {
        return Shown.text(value, zone);
    }
}
