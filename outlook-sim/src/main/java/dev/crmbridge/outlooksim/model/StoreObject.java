package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.SimStore;

/** A store. */
final class StoreObject extends SimObject implements CollectionObject.Named {
    private static final int PRIMARY_EXCHANGE = 0;
    private static final int NOT_EXCHANGE = 3;

    private static final Members<StoreObject> MEMBERS = new Members<StoreObject>()
            .get(0x3108, store -> ComValue.of(store.store.storeId()))
            .get(0x3001, store -> ComValue.of(store.store.displayName()))
            .get(0xFADA, store -> ComValue.of(store.exchange() ? PRIMARY_EXCHANGE : NOT_EXCHANGE))
            .get(0xFADF, store -> ComValue.of(true))
            .get(
                    0xFADD,
                    store -> ComValue.of("C:\\Outlook\\" + store.store.storeId().substring(0, 8)
                            + (store.exchange() ? ".ost" : ".pst")))
            .get(0xFADE, store -> ComValue.of(store.exchange()))
            .get(0xFAE0, store -> ComValue.of(true))
            .get(0xFC14, store -> ComValue.of(true))
            .method(0xFADB, 0, (store, args) -> store.ref(new FolderObject(store.model(), store.store.rootFolderId())))
            .method(
                    0xFC6D,
                    1,
                    (store, args) -> store.ref(defaultFolder(store.model(), store.store.storeId(), args.number(0))))
            .get(0xFBA5, store -> store.ref(new CategoriesObject(store.model(), store)));

    private final SimStore store;

    StoreObject(ObjectModel model, SimStore store) {
        super(model, "_Store", 107, null);
        this.store = store;
    }

    static FolderObject defaultFolder(ObjectModel model, String storeId, int number) {
        return DefaultFolder.of(number)
                .flatMap(role -> model.mailbox().defaultFolder(storeId, role))
                .map(folder -> new FolderObject(model, folder.entryId()))
                .orElseThrow(() ->
                        new ComException(HResult.NOT_FOUND, "the store has no default folder of number " + number));
    }

    @Override
    SimObject parentObject() {
        return model().session();
    }

    SimStore store() {
        return store;
    }

    @Override
    public String name() {
        return store.displayName();
    }

    private boolean exchange() {
        return store.type() == SimStore.Type.EXCHANGE;
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
