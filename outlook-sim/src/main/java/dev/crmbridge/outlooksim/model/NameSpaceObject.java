package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import dev.crmbridge.outlooksim.mailbox.SimStore;
import java.util.List;
import java.util.Locale;

/** The session; one per model. */
final class NameSpaceObject extends SimObject {
    private static final int CONNECTED = 700;
    private static final int NO_EXCHANGE = 0;

    private static final Members<NameSpaceObject> MEMBERS = new Members<NameSpaceObject>()
            .get(0x2101, session -> session.ref(new RecipientObject(session.model(), null, 0, session.owner())))
            .method(
                    0x210B,
                    1,
                    (session, args) -> session.ref(StoreObject.defaultFolder(
                            session.model(),
                            session.model().mailbox().defaultStore().storeId(),
                            args.number(0))))
            .method(0x2109, 2, (session, args) -> session.item(args))
            .method(0x2108, 2, (session, args) -> session.folder(args.text(0)))
            .method(0xFB06, 1, (session, args) -> session.ref(session.store(args.text(0))))
            .method(0xFBFC, 2, (session, args) -> ComValue.of(args.text(0).equalsIgnoreCase(args.text(1))))
            .get(0x2103, session -> session.ref(new FoldersObject(session.model(), session, null)))
            .get(
                    0xFAD8,
                    session -> session.ref(
                            new CollectionObject(session.model(), "_Stores", 108, session, session::stores)))
            .get(
                    0xFAEC,
                    session -> session.ref(new StoreObject(
                            session.model(), session.model().mailbox().defaultStore())))
            .get(0xFAD0, session -> session.ref(Accounts.all(session.model(), session)))
            .get(0xFBA5, session -> session.ref(new CategoriesObject(session.model(), session)))
            .method(0x2105, 4, (session, args) -> ComValue.EMPTY)
            .method(0x2106, 0, (session, args) -> ComValue.EMPTY)
            .method(
                    0x210A,
                    1,
                    (session, args) -> session.ref(new RecipientObject(
                            session.model(), null, 0, Recipients.named(session.model(), args.text(0), 1))))
            .get(
                    0xFAC1,
                    session -> ComValue.of(
                            session.model().mailbox().defaultStore().type() == SimStore.Type.EXCHANGE
                                    ? CONNECTED
                                    : NO_EXCHANGE))
            .get(0xFA4C, session -> ComValue.of(false))
            .get(0xFAD5, session -> ComValue.of("Outlook"))
            .get(0x3001, session -> ComValue.of("Mapi"));

    NameSpaceObject(ObjectModel model) {
        super(model, "_NameSpace", 1, null);
    }

    @Override
    SimObject parentObject() {
        return model().application();
    }

    private SimRecipient owner() {
        return new SimRecipient(
                model().mailbox().settings().ownerName(),
                model().mailbox().settings().ownerAddress(),
                1,
                0);
    }

    private List<StoreObject> stores() {
        return model().mailbox().stores().stream()
                .map(store -> new StoreObject(model(), store))
                .toList();
    }

    private StoreObject store(String storeId) {
        return stores().stream()
                .filter(store -> store.store().storeId().equalsIgnoreCase(storeId))
                .findFirst()
                .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "there is no store with that id"));
    }

    private ComValue item(Args args) {
        String entryId = args.text(0).toUpperCase(Locale.ROOT);
        String storeId = args.text(1, "");
        ItemObject item = model().items().get(entryId);
        String actual = item.existing().storeId();
        boolean reachable = storeId.isEmpty()
                ? actual.equals(model().mailbox().defaultStore().storeId())
                : actual.equalsIgnoreCase(storeId);
        if (!reachable) {
            model().objects().export(item);
            throw new ComException(HResult.NOT_FOUND, "there is no item with that EntryID in that store");
        }
        return ref(item);
    }

    private ComValue folder(String entryId) {
        return ref(model().mailbox()
                .folder(entryId)
                .map(folder -> new FolderObject(model(), folder.entryId()))
                .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "there is no folder with that EntryID")));
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }
}
