package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.model.Occurrences.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a folder, or those a filter let through; cursor and order belong to this object. */
final class ItemsObject extends SimObject {
    private static final Members<ItemsObject> MEMBERS = new Members<ItemsObject>()
            .get(
                    0x0050,
                    items -> ComValue.of(
                            items.recurrences
                                    ? Integer.MAX_VALUE
                                    : items.shown().size()))
            .method(0x0051, 1, (items, args) -> items.item(args.value(0)))
            .method(0x0056, 0, (items, args) -> items.step(items.start(), 0))
            .method(0x0057, 0, (items, args) -> items.step(items.walk(), items.cursor + 1))
            .method(
                    0x0058,
                    0,
                    (items, args) -> items.step(items.start(), items.walk().size() - 1))
            .method(0x0059, 0, (items, args) -> items.step(items.walk(), items.cursor - 1))
            .method(0x005F, 1, (items, args) -> items.add(args.orNull(0)))
            .method(0x0062, 1, (items, args) -> items.find(args.text(0)))
            .method(0x0063, 0, (items, args) -> items.step(items.found, ++items.foundAt, false))
            .method(0x0064, 1, (items, args) -> items.restrict(args.text(0)))
            .method(0x0061, 2, (items, args) -> items.sort(args))
            .property(0x00CE, items -> ComValue.of(items.recurrences), (items, value) -> items.expand(value))
            .method(0x005C, 1, (items, args) -> ComValue.EMPTY)
            .method(0x005D, 0, (items, args) -> ComValue.EMPTY)
            .method(0x0054, 1, (items, args) -> items.remove(args.number(0)));

    private final FolderObject folder;
    private ItemQuery query;
    private boolean recurrences;
    private @Nullable List<Shown> walk;
    private int cursor = -1;
    private List<Shown> found = List.of();
    private int foundAt;

    ItemsObject(ObjectModel model, FolderObject folder, ItemQuery query) {
        super(model, "_Items", 16, folder);
        this.folder = folder;
        this.query = query;
    }

    boolean covers(SimItem item) {
        return query.matches(item, model().mailbox().zone());
    }

    private List<Shown> shown() {
        List<SimItem> items = recurrences ? model().mailbox().items(folder.entryId()) : query.items(model());
        return recurrences
                ? Occurrences.expanded(items, query, model())
                : items.stream().map(item -> new Shown(item, null)).toList();
    }

    private List<Shown> walk() {
        List<Shown> now = walk;
        if (now == null) {
            now = shown();
            walk = now;
        }
        return now;
    }

    private List<Shown> start() {
        walk = null;
        return walk();
    }

    private ComValue step(List<Shown> all, int position) {
        return step(all, position, true);
    }

    private ComValue step(List<Shown> all, int position, boolean moves) {
        if (moves) {
            cursor = Math.max(-1, Math.min(position, all.size()));
        }
        return position < 0 || position >= all.size() ? ComValue.NOTHING : reference(all.get(position));
    }

    private ComValue reference(Shown shown) {
        Occurrence occurrence = shown.occurrence();
        return ref(
                occurrence == null
                        ? model().items().of(shown.item())
                        : ItemObject.occurrence(model(), shown.item(), occurrence));
    }

    private ComValue item(ComValue index) {
        List<Shown> all = shown();
        if (index instanceof ComValue.Str subject) {
            return all.stream()
                    .filter(one -> one.item().subject().equalsIgnoreCase(subject.value()))
                    .findFirst()
                    .map(this::reference)
                    .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "there is no such item"));
        }
        int position = Values.number(index);
        if (position < 1 || position > all.size()) {
            throw new ComException(HResult.OPERATION_FAILED, "array index " + position + " out of bounds");
        }
        return reference(all.get(position - 1));
    }

    private ComValue add(@Nullable ComValue type) {
        ItemKind kind = type instanceof ComValue.Str messageClass
                ? ItemKind.ofMessageClass(messageClass.value()).orElseThrow(ItemsObject::noSuchType)
                : ItemKind.ofType(type == null ? folder.folder().itemType() : Values.number(type))
                        .orElseThrow(ItemsObject::noSuchType);
        ItemObject item = ItemObject.unsaved(model(), kind, folder.entryId());
        if (type instanceof ComValue.Str messageClass) {
            item.put(StoredValues.MESSAGE_CLASS, messageClass);
        }
        return ref(item);
    }

    private static ComException noSuchType() {
        return new ComException(HResult.NOT_IMPLEMENTED, "the simulator has no items of that type");
    }

    private ComValue find(String filter) {
        ItemQuery wanted = query.restricted(model(), folder.folder(), filter);
        found = recurrences
                ? Occurrences.expanded(model().mailbox().items(folder.entryId()), wanted, model())
                : wanted.items(model()).stream()
                        .map(item -> new Shown(item, null))
                        .toList();
        foundAt = 0;
        return step(found, 0, false);
    }

    private ComValue restrict(String filter) {
        ItemsObject restricted = new ItemsObject(model(), folder, query.restricted(model(), folder.folder(), filter));
        restricted.recurrences = recurrences;
        return ref(restricted);
    }

    private ComValue sort(Args args) {
        query = query.sorted(model(), folder.folder(), args.text(0), args.flag(1, false));
        walk = null;
        cursor = -1;
        return ComValue.EMPTY;
    }

    private void expand(ComValue value) {
        recurrences = Values.flag(value);
        walk = null;
        cursor = -1;
    }

    private ComValue remove(int index) {
        List<Shown> all = shown();
        if (index < 1 || index > all.size()) {
            throw new ComException(HResult.OPERATION_FAILED, "array index " + index + " out of bounds");
        }
        model().mailbox().delete(all.get(index - 1).item().entryId());
        return ComValue.EMPTY;
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    void put(int dispid, ComValue value) {
        MEMBERS.put(this, dispid, value);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }
}
