package dev.crmbridge.sync.command;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A click, or its equivalent from the command line.
 *
 * @param items what is selected, with the kind as read in Outlook
 * @param as table of the record to create for tasks ({@code task phonecall letter fax}); null = the kind's default
 * @param target record for Set Regarding and Set Parent; null = ask
 * @param deleteRecord Untrack: whether the record is deleted too; null = ask
 * @param onDuplicate what to do when duplicates are found
 * @param bulk allows more than 20 items
 * @param deleteVersion Untrack: the only version of the record that is deleted; null = whatever version it has by then
 */
public record CommandRequest(
        CommandKind kind,
        List<Selected> items,
        @Nullable String as,
        @Nullable RecordRef target,
        @Nullable Boolean deleteRecord,
        OnDuplicate onDuplicate,
        boolean bulk,
        @Nullable String deleteVersion) {
    public CommandRequest {
        items = List.copyOf(items);
    }

    /** What a person asks for: Untrack deletes whatever version the record has. */
    public CommandRequest(
            CommandKind kind,
            List<Selected> items,
            @Nullable String as,
            @Nullable RecordRef target,
            @Nullable Boolean deleteRecord,
            OnDuplicate onDuplicate,
            boolean bulk) {
        this(kind, items, as, target, deleteRecord, onDuplicate, bulk, null);
    }

    /** @return Track for one item, with everything else left to the rules */
    public static CommandRequest track(Selected item, @Nullable String as) {
        return new CommandRequest(CommandKind.TRACK, List.of(item), as, null, null, OnDuplicate.ASK, false);
    }

    /** @return Untrack for one item; the record goes too in this version only, and stays when that is null */
    public static CommandRequest untrack(Selected item, @Nullable String deleteVersion) {
        return new CommandRequest(
                CommandKind.UNTRACK,
                List.of(item),
                null,
                null,
                deleteVersion != null,
                OnDuplicate.ASK,
                false,
                deleteVersion);
    }

    /** One selected item. */
    public record Selected(ItemRef ref, ItemKind kind) {}

    /** What to do when duplicates are found. */
    public enum OnDuplicate {
        ASK,
        SAVE,
        CANCEL
    }
}
