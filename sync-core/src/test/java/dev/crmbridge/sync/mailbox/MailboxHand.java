package dev.crmbridge.sync.mailbox;

import java.util.Map;
import java.util.Set;

/** What a person does in Outlook by hand; each {@link Mailbox} under the contract test comes with one. */
public interface MailboxHand {
    /** Makes an item and saves it. */
    ItemRef add(HandmadeItem item);

    /** Changes fields and saves. */
    void edit(ItemRef item, Map<ItemField, ItemValue> changes);

    /** Sets the categories and saves. */
    void categorize(ItemRef item, Set<String> categories);

    /** Moves an item to Deleted Items. */
    void delete(ItemRef item);

    /** Deletes for good. */
    void erase(ItemRef item);

    /** @return the copy, which carries the original's mark and categories */
    ItemRef copy(ItemRef item);

    /** @return the number of mails sent so far, which must stay 0 */
    int mailsSent();
}
