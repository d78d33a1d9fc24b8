package dev.crmbridge.outlooksim.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The stores and folders of a mailbox that is used for the first time. */
final class FirstUse {
    private final RandomGenerator random;
    private final List<StateChange> changes = new ArrayList<>();

    FirstUse(RandomGenerator random) {
        this.random = random;
    }

    List<StateChange> of(MailboxSettings settings) {
        if (settings.defaultStoreIsPst()) {
            store("Outlook Data File", SimStore.Type.PST, true);
        } else {
            store(settings.ownerAddress(), SimStore.Type.EXCHANGE, true);
            store("Archive", SimStore.Type.PST, false);
        }
        changes.add(new StateChange.PutCategories(List.of()));
        return List.copyOf(changes);
    }

    private void store(String name, SimStore.Type type, boolean isDefault) {
        String storeId = GlobalIds.entryId(random, "");
        String root = folder(storeId, null, name, null, 0);
        changes.add(new StateChange.PutStore(new SimStore(storeId, name, type, isDefault, root)));
        for (DefaultFolder role : DefaultFolder.values()) {
            folder(storeId, root, role.displayName(), role, role.itemType());
        }
    }

    private String folder(
            String storeId, @Nullable String parent, String name, @Nullable DefaultFolder role, int itemType) {
        String id = GlobalIds.entryId(random, storeId.substring(0, 32));
        changes.add(new StateChange.PutFolder(new SimFolder(id, storeId, parent, name, role, itemType, Map.of())));
        return id;
    }
}
