package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.ItemRules;
import dev.crmbridge.outlooksim.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.List;

/** Changes that were checked one after the other. For one request, one thread. */
final class ItemDraft {
    private final ItemKind kind;
    private final ItemRules rules;
    private final List<ItemChange> changes = new ArrayList<>();
    private ItemContent content;

    ItemDraft(ItemKind kind, ItemRules rules, ItemContent content) {
        this.kind = kind;
        this.rules = rules;
        this.content = content;
    }

    /**
     * Adds a change.
     *
     * @param field where it comes from, for the message when it contradicts a rule
     */
    void set(String field, ItemChange change) {
        try {
            content = rules.apply(kind, content, change);
        } catch (MailboxException refused) {
            throw BadField.of(field, "cannot be set: " + refused.getMessage() + ".");
        }
        changes.add(change);
    }

    ItemKind kind() {
        return kind;
    }

    /** @return what the item holds after the changes so far */
    ItemContent content() {
        return content;
    }

    List<ItemChange> changes() {
        return List.copyOf(changes);
    }
}
