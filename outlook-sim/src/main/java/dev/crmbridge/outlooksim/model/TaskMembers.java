package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;

/** Members of TaskItem that are more than a stored value. */
final class TaskMembers {
    private TaskMembers() {}

    static Members<ItemObject> added(Members<ItemObject> members) {
        return members.property(
                        0x811F,
                        item -> ComValue.of(
                                item.view().content().text(Fields.OWNER).isEmpty()
                                        ? item.model().mailbox().settings().ownerName()
                                        : item.view().content().text(Fields.OWNER)),
                        (item, value) -> item.change(ItemChange.text(Fields.OWNER, Values.text(value))))
                .action(0xF60D, item -> item.change(ItemChange.flag(Fields.COMPLETE, true)))
                .method(0xF0A4, 0, (item, args) -> item.ref(RecurrencePatternObject.of(item)))
                .action(0xF0A5, item -> item.change(new ItemChange.SetRecurrence(null)))
                .method(0xF620, 0, (item, args) -> {
                    item.change(ItemChange.number(Fields.OWNERSHIP, 1));
                    item.change(ItemChange.number(Fields.DELEGATION_STATE, 1));
                    return item.ref(item);
                });
    }
}
