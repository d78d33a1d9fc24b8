package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The recipients or attendees of an item. */
final class RecipientsObject extends CollectionObject {
    private static final Members<RecipientsObject> MEMBERS = new Members<RecipientsObject>()
            .method(0x006F, 1, (all, args) -> all.ref(all.add(args.text(0))))
            .method(0x0054, 1, (all, args) -> all.remove(args.number(0)))
            .method(
                    0x007E,
                    0,
                    (all, args) -> ComValue.of(all.recipients().stream()
                            .noneMatch(recipient -> recipient.address().isEmpty())));

    private final ItemObject item;

    RecipientsObject(ItemObject item) {
        super(
                item.model(),
                "Recipients",
                17,
                item,
                () -> IntStream.range(0, item.view().content().recipients().size())
                        .mapToObj(index -> new RecipientObject(item.model(), item, index, null))
                        .toList());
        this.item = item;
    }

    private List<SimRecipient> recipients() {
        return item.view().content().recipients();
    }

    private SimObject add(String typed) {
        List<SimRecipient> next = new ArrayList<>(recipients());
        next.add(Recipients.named(model(), typed, item.kind() == ItemKind.TASK ? 2 : 1));
        item.change(new ItemChange.SetRecipients(next));
        return new RecipientObject(model(), item, next.size() - 1, null);
    }

    private ComValue remove(int index) {
        if (index < 1 || index > recipients().size()) {
            throw new ComException(HResult.OPERATION_FAILED, "array index " + index + " out of bounds");
        }
        List<SimRecipient> next = new ArrayList<>(recipients());
        next.remove(index - 1);
        item.change(new ItemChange.SetRecipients(next));
        return ComValue.EMPTY;
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.has(dispid) ? MEMBERS.call(this, dispid, args) : super.call(dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid) || super.implemented(dispid);
    }
}
