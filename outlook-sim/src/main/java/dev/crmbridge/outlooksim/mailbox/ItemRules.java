package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.PropertyValue.Flag;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Int;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What follows from an edit: Outlook couples status and progress, start and duration, names and parts. Pure.
 *
 * @param zone zone of the mailbox
 * @param now the moment of the edit
 */
public record ItemRules(ZoneId zone, Instant now) {
    /** @return the content of a new item of {@code kind} */
    public ItemContent initial(ItemKind kind) {
        ItemContent common = ItemContent.blank()
                .with(Fields.MESSAGE_CLASS, new Text(kind.messageClass()))
                .with(Fields.IMPORTANCE, new Int(1))
                .with(Fields.SENSITIVITY, new Int(0));
        return switch (kind) {
            case TASK ->
                common.with(Fields.STATUS, new Int(0))
                        .with(Fields.PERCENT_COMPLETE, new Int(0))
                        .with(Fields.COMPLETE, new Flag(false))
                        .with(Fields.OWNERSHIP, new Int(0))
                        .with(Fields.DELEGATION_STATE, new Int(0));
            case APPOINTMENT ->
                AppointmentRules.proposed(common, now)
                        .with(Fields.MEETING_STATUS, new Int(0))
                        .with(Fields.RESPONSE_STATUS, new Int(0));
            case MEETING, MAIL, CONTACT -> common;
        };
    }

    /**
     * @param kind what the content belongs to
     * @param content before the edit
     * @param changes the edit, applied in order
     * @return after the edit and everything that follows from it
     * @throws MailboxException INVALID when a value contradicts a rule
     */
    public ItemContent apply(ItemKind kind, ItemContent content, List<ItemChange> changes) {
        ItemContent next = content;
        for (ItemChange change : changes) {
            next = apply(kind, next, change);
        }
        return next;
    }

    /** @return {@code content} after one change and everything that follows from it */
    public ItemContent apply(ItemKind kind, ItemContent content, ItemChange change) {
        if (change instanceof ItemChange.SetValue set) {
            return settle(kind, content, content.with(set.key(), set.value()), set.key());
        } else if (change instanceof ItemChange.ClearValue clear) {
            return settle(kind, content, content.without(clear.key()), clear.key());
        } else if (change instanceof ItemChange.SetUserField set) {
            return content.with(defined(content, set.field()));
        } else if (change instanceof ItemChange.RemoveUserField remove) {
            return content.withoutUserField(remove.name());
        } else if (change instanceof ItemChange.SetRecipients set) {
            return content.withRecipients(set.recipients());
        } else if (change instanceof ItemChange.SetRecurrence set) {
            return content.withRecurrence(set.recurrence());
        }
        throw new IllegalArgumentException("unknown change " + change);
    }

    /** A value written without a definition keeps the definition that is there. */
    private static UserField defined(ItemContent content, UserField field) {
        return content.userField(field.name())
                .filter(known -> known.defined() && !field.defined())
                .map(known -> new UserField(known.name(), known.type(), true, field.value()))
                .orElse(field);
    }

    /** @return length of an appointment in minutes */
    public static int durationMinutes(ItemContent content) {
        return AppointmentRules.minutes(content);
    }

    private ItemContent settle(ItemKind kind, ItemContent before, ItemContent after, PropertyKey key) {
        return switch (kind) {
            case TASK -> TaskRules.settle(after, key, now.atZone(zone).toLocalDate());
            case APPOINTMENT -> AppointmentRules.settle(before, after, key, zone);
            case CONTACT -> ContactRules.settle(before, after, key);
            case MEETING, MAIL -> after;
        };
    }
}
