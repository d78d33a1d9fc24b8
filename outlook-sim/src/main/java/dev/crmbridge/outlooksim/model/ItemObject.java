package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.model.EventHub.Event;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An item: its edits are seen through this object only, until Save. */
final class ItemObject extends SimObject {
    private static final int EVENT_WRITE = 0xF002;

    private final ItemKind kind;
    private final Members<ItemObject> members;
    private @Nullable SimItem saved;
    private ItemContent content;
    private String folderId;
    private boolean dirty;
    private boolean gone;
    private @Nullable Occurrence occurrence;

    private ItemObject(ObjectModel model, ItemKind kind, String folderId, ItemContent content) {
        super(model, PropertyNames.interfaceOf(kind), 0, null);
        this.kind = kind;
        this.members = ItemMembers.of(kind);
        this.folderId = folderId;
        this.content = content;
    }

    static ItemObject saved(ObjectModel model, SimItem item) {
        ItemObject object = new ItemObject(model, item.kind(), item.folderId(), item.content());
        object.saved = item;
        return object;
    }

    /** An item not saved yet. */
    static ItemObject unsaved(ObjectModel model, ItemKind kind, String folderId) {
        ItemObject object =
                new ItemObject(model, kind, folderId, model.mailbox().rules().initial(kind));
        object.dirty = true;
        return object;
    }

    /** One occurrence of a series, shown only. */
    static ItemObject occurrence(ObjectModel model, SimItem series, Occurrence occurrence) {
        ItemObject object = new ItemObject(
                model,
                series.kind(),
                series.folderId(),
                occurrence.in(series.content(), model.mailbox().zone()));
        object.saved = series;
        object.occurrence = occurrence;
        return object;
    }

    @Override
    int objectClass() {
        return switch (kind) {
            case TASK -> 48;
            case APPOINTMENT -> 26;
            case CONTACT -> 40;
            case MAIL -> 43;
            case MEETING -> meetingClass();
        };
    }

    private int meetingClass() {
        String messageClass = view().content().text(Fields.MESSAGE_CLASS).toUpperCase(Locale.ROOT);
        if (messageClass.contains("CANCEL")) {
            return 54;
        }
        return messageClass.endsWith("NEG")
                ? 55
                : messageClass.endsWith("POS") ? 56 : messageClass.endsWith("TENT") ? 57 : 53;
    }

    @Override
    @Nullable
    SimObject parentObject() {
        return new FolderObject(model(), folderId);
    }

    @Override
    ComValue call(int dispid, Args args) {
        refresh();
        if (own(dispid)) {
            return members.call(this, dispid, args);
        }
        TypeLibrary.TypeMember member = simple(dispid).orElseThrow(() -> Members.notFound(dispid));
        PropertyValue value = StoredValues.of(view(), dispid);
        return value == null
                ? Shapes.absent(member.type())
                : Shapes.shown(value, model().mailbox().zone());
    }

    @Override
    void put(int dispid, ComValue value) {
        refresh();
        if (own(dispid)) {
            members.put(this, dispid, value);
            return;
        }
        TypeLibrary.TypeMember member = simple(dispid)
                .filter(simple -> simple.kind() == TypeLibrary.Kind.GETPUT)
                .orElseThrow(() -> Members.notFound(dispid));
        PropertyValue stored =
                Shapes.stored(dispid, member.type(), value, model().mailbox().zone());
        change(PropertyNames.change(dispid, stored));
    }

    @Override
    boolean implemented(int dispid) {
        return own(dispid) || simple(dispid).isPresent();
    }

    @Override
    void released() {
        model().items().forget(this);
    }

    ItemKind kind() {
        return kind;
    }

    String folderId() {
        return folderId;
    }

    @Nullable
    SimItem savedItem() {
        return saved;
    }

    @Nullable
    Occurrence shownOccurrence() {
        return occurrence;
    }

    boolean isDirty() {
        return dirty;
    }

    ItemView view() {
        return new ItemView(kind, saved, content);
    }

    /** Edits with Outlook's rules; not durable before {@link #save}. */
    void change(ItemChange change) {
        if (occurrence != null) {
            throw new ComException(HResult.NOT_IMPLEMENTED, "the simulator does not edit single occurrences");
        }
        content = model().mailbox().rules().apply(kind, content, change);
        dirty = true;
    }

    /** @throws ComException OBJECT_CHANGED when somebody else saved it since it was read here */
    void save() {
        SimItem base = saved;
        if (!dirty) {
            return;
        }
        if (model().events().ask(source -> source == this, new Event(EventSets.ITEM, EVENT_WRITE, List::of))) {
            throw new ComException(HResult.OPERATION_FAILED, "saving was canceled by an add-in");
        }
        SimItem now = base == null
                ? model().mailbox().insert(kind, folderId, content)
                : model().mailbox().save(base, content);
        saved = now;
        content = now.content();
        dirty = false;
        if (base == null) {
            model().items().keep(now.entryId(), this);
        }
    }

    /** Throws unsaved edits away. */
    void discard() {
        SimItem base = saved;
        if (base != null) {
            content = base.content();
            dirty = false;
        }
    }

    void delete() {
        SimItem base = saved;
        if (base != null) {
            model().mailbox().delete(base.entryId());
        }
        die();
    }

    ItemObject copy() {
        save();
        return model().items().of(model().mailbox().copy(existing().entryId()));
    }

    ItemObject move(SimFolder target) {
        save();
        SimItem moved = model().mailbox().move(existing().entryId(), target.entryId());
        die();
        return model().items().of(moved);
    }

    ItemObject respond(int response) {
        save();
        SimItem answered = model().mailbox().respond(existing().entryId(), response);
        die();
        return model().items().of(answered);
    }

    /** @throws ComException OPERATION_FAILED before the first Save */
    SimItem existing() {
        SimItem base = saved;
        if (base == null) {
            throw new ComException(HResult.OPERATION_FAILED, "the item must be saved first");
        }
        return base;
    }

    private void die() {
        gone = true;
        model().items().forget(this);
    }

    private void refresh() {
        SimItem base = saved;
        if (gone) {
            throw new ComException(HResult.OBJECT_DELETED, "the item was moved or deleted");
        }
        if (base == null || occurrence != null) {
            return;
        }
        SimItem now = model().mailbox().find(base.entryId()).orElse(null);
        if (now == null) {
            die();
            throw new ComException(HResult.OBJECT_DELETED, "the item was moved or deleted");
        }
        folderId = now.folderId();
        if (!dirty) {
            saved = now;
            content = now.content();
        }
    }

    /** The common members are only there where the type library has them for this kind. */
    private boolean own(int dispid) {
        return members.has(dispid)
                && model().types().member(interfaceName(), dispid).isPresent();
    }

    private Optional<TypeLibrary.TypeMember> simple(int dispid) {
        return model().types()
                .member(interfaceName(), dispid)
                .filter(member -> member.isProperty()
                        && List.of("BSTR", "I4", "DATE", "VARIANT_BOOL").contains(member.type()));
    }
}
