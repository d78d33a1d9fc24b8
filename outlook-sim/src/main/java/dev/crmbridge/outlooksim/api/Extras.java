package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.ItemRules;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Day;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Moment;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fields that stand for several properties: {@code recurring} (a weekly series), {@code assigned} (a task delegated to
 * somebody), {@code sent} (a mail that was sent or received; false is a draft).
 */
record Extras(SimMailbox mailbox) {
    private static final int DELEGATED = 1;

    void fill(ItemDraft draft, JsonNode json, boolean isNew) {
        @Nullable Boolean recurring = flag(json, "recurring");
        if (recurring != null && recurring != (draft.content().recurrence() != null)) {
            draft.set("recurring", new ItemChange.SetRecurrence(recurring ? weekly(draft) : null));
        }
        if (draft.kind() == ItemKind.TASK) {
            assign(draft, flag(json, "assigned"));
        } else if (draft.kind() == ItemKind.MAIL || draft.kind() == ItemKind.MEETING) {
            send(draft, flag(json, "sent"), isNew);
        }
    }

    private void assign(ItemDraft draft, @Nullable Boolean assigned) {
        boolean before = draft.content().number(Fields.OWNERSHIP, 0) == DELEGATED;
        if (assigned == null || assigned == before) {
            return;
        }
        draft.set("assigned", ItemChange.number(Fields.OWNERSHIP, assigned ? DELEGATED : 0));
        draft.set("assigned", ItemChange.number(Fields.DELEGATION_STATE, assigned ? 1 : 0));
        String owner = draft.content().recipients().stream()
                .map(SimRecipient::name)
                .findFirst()
                .orElse("Somebody else");
        draft.set(
                "assigned",
                ItemChange.text(
                        Fields.OWNER, assigned ? owner : mailbox.settings().ownerName()));
    }

    private void send(ItemDraft draft, @Nullable Boolean wanted, boolean isNew) {
        ItemContent content = draft.content();
        String sender = content.text(Fields.SENDER_ADDRESS) + content.text(Fields.SENDER_NAME);
        boolean sent = wanted != null
                ? wanted
                : isNew ? draft.kind() == ItemKind.MEETING || !sender.isEmpty() : content.flag(Fields.SENT);
        if (!isNew && sent == content.flag(Fields.SENT)) {
            return;
        }
        draft.set("sent", ItemChange.flag(Fields.SENT, sent));
        if (sent) {
            Instant when = content.values().get(Fields.RECEIVED_TIME) instanceof Moment moment
                    ? moment.value()
                    : mailbox.rules().now();
            draft.set("sent", new ItemChange.SetValue(Fields.SENT_ON, new Moment(when)));
            draft.set("sent", new ItemChange.SetValue(Fields.RECEIVED_TIME, new Moment(when)));
            if (sender.isEmpty() && draft.kind() == ItemKind.MAIL) {
                draft.set(
                        "sent",
                        ItemChange.text(Fields.SENDER_NAME, mailbox.settings().ownerName()));
                draft.set(
                        "sent",
                        ItemChange.text(
                                Fields.SENDER_ADDRESS, mailbox.settings().ownerAddress()));
                draft.set("sent", ItemChange.text(Fields.SENDER_TYPE, "SMTP"));
            }
        }
    }

    private Recurrence weekly(ItemDraft draft) {
        ItemContent content = draft.content();
        if (content.values().get(Fields.START) instanceof Moment start) {
            ZonedDateTime local = start.value().atZone(mailbox.zone());
            return Recurrence.weekly(local.toLocalDate(), local.toLocalTime(), ItemRules.durationMinutes(content));
        }
        LocalDate today = mailbox.rules().now().atZone(mailbox.zone()).toLocalDate();
        LocalDate day = day(content, Fields.START_DATE, day(content, Fields.DUE_DATE, today));
        return Recurrence.weekly(day, LocalTime.MIDNIGHT, 0);
    }

    private static LocalDate day(ItemContent content, PropertyKey key, LocalDate otherwise) {
        return content.values().get(key) instanceof Day day ? day.value() : otherwise;
    }

    private static @Nullable Boolean flag(JsonNode json, String name) {
        JsonNode node = json.path(name);
        return node.isMissingNode() || node.isNull() ? null : (Boolean) new FieldValue(name, node).flag();
    }
}
