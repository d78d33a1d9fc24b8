package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hand of a person in a simulated life: types, deletes and gives commands, and what follows from that is noted. */
final class SimulatedHand {
    private final EngineRig rig;
    private final Deeds deeds;
    private final String whose;

    /** @param whose begins what is counted, such as {@code "attendee: "}; empty for the user */
    SimulatedHand(EngineRig rig, Deeds deeds, String whose) {
        this.rig = rig;
        this.deeds = deeds;
        this.whose = whose;
    }

    void step(String what, Object to) {
        deeds.step(whose + what, to);
    }

    void count(String what) {
        deeds.count(whose + what);
    }

    void command(CommandKind kind, ItemRef item) {
        command(kind, item, null, null);
    }

    void command(CommandKind kind, ItemRef item, @Nullable RecordRef target, @Nullable Boolean delete) {
        ItemKind itemKind = rig.mailbox.peek(item).kind();
        step(kind.name() + of(itemKind), item + (target == null ? "" : " " + target));
        command(kind, List.of(item), target, delete);
    }

    /** One command for all of them. */
    void command(CommandKind kind, List<ItemRef> items, @Nullable RecordRef target, @Nullable Boolean delete) {
        for (ItemRef each : items) {
            ItemRef item = deeds.now(each);
            deeds.commanded.add(item);
            if (kind == CommandKind.UNTRACK) {
                deeds.letGo.add(item);
            }
            if (Boolean.TRUE.equals(delete)) {
                deeds.recordGivenUp.add(item);
            }
        }
        rig.engine.submit(new CommandRequest(
                kind,
                items.stream().map(rig::selected).toList(),
                null,
                target,
                delete,
                CommandRequest.OnDuplicate.ASK,
                items.size() > 1));
    }

    private static String of(ItemKind kind) {
        return switch (kind) {
            case MAIL -> " of a mail";
            case MEETING_REQUEST -> " of a meeting request";
            case OTHER -> " of a cancellation";
            default -> "";
        };
    }

    void type(ItemRef item, TypedText field, String text) {
        rig.mailbox.edit(item, Map.of(field.item(), ItemValue.text(text)));
        step("edit in Outlook", item + " " + field.column() + " = " + text + " at " + rig.clock.instant());
        typed(item, field, text);
    }

    /** Notes what is shown by now. */
    void typed(ItemRef item, TypedText field, String text) {
        deeds.edits.edited(rig.clock.instant(), item, field.column(), new FieldValue.Text(text));
    }

    void delete(ItemRef item) {
        deeds.deletedByPeople.add(item);
        deeds.letGo.add(item);
        deeds.edits.deleted(item);
        rig.mailbox.delete(item);
    }

    /** A message is as the person, or Outlook itself, left it, and no program may change that. */
    void left(ItemRef message) {
        deeds.alone.message(rig, message);
    }

    /** A message was deleted for good. */
    void erase(ItemRef message) {
        rig.mailbox.erase(message);
        deeds.alone.erased(message);
    }
}
