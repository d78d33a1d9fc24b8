package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.SimStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the folder a script means: {@code folder} is an EntryID or the name of a folder in the item's store, {@code store}
 * is {@code default} or {@code pst}.
 */
record Places(SimMailbox mailbox) {
    /** @return EntryID of the folder for a new item */
    String of(ItemKind kind, JsonNode json, ItemContent content) {
        SimStore store = store(json);
        JsonNode folder = json.path("folder");
        if (!folder.isMissingNode() && !folder.isNull()) {
            return named(new FieldValue("folder", folder).text(), store.storeId())
                    .entryId();
        }
        return role(store, home(kind, content));
    }

    /** @return EntryID of a default folder in the store the script named */
    String sibling(JsonNode json, DefaultFolder role) {
        return role(store(json), role);
    }

    /** @return folder to move an item to, null when it stays */
    @Nullable
    SimFolder target(SimItem item, JsonNode json) {
        SimFolder target = null;
        JsonNode folder = json.path("folder");
        JsonNode store = json.path("store");
        String storeId = item.storeId();
        if (!store.isMissingNode() && !store.isNull() && !isWordOf(store, storeId)) {
            storeId = store(json).storeId();
            target = mailbox.folder(role(store(json), home(item.kind(), item.content())))
                    .orElse(null);
        }
        if (!folder.isMissingNode() && !folder.isNull()) {
            String wanted = new FieldValue("folder", folder).text();
            boolean stays = wanted.equals(item.folderId());
            target = stays ? target : named(wanted, storeId);
        }
        return target != null && target.entryId().equals(item.folderId()) ? null : target;
    }

    /** @return the folder with that EntryID, or with that name in a store */
    SimFolder named(String text, String storeId) {
        return find(text, storeId).orElseThrow(() -> BadField.of("folder", "names no folder: “" + text + "”."));
    }

    Optional<SimFolder> find(String text, String storeId) {
        return mailbox.folder(text)
                .or(() -> mailbox.folders().stream()
                        .filter(folder -> folder.storeId().equals(storeId)
                                && folder.parentId() != null
                                && folder.name().equalsIgnoreCase(text))
                        .findFirst());
    }

    private boolean isWordOf(JsonNode store, String storeId) {
        boolean isDefault = mailbox.defaultStore().storeId().equals(storeId);
        return store.asString("").equals(isDefault ? "default" : "pst");
    }

    private SimStore store(JsonNode json) {
        JsonNode store = json.path("store");
        String word = store.isMissingNode() || store.isNull() ? "default" : new FieldValue("store", store).text();
        if (word.equals("default")) {
            return mailbox.defaultStore();
        }
        if (!word.equals("pst")) {
            throw BadField.of("store", "must be default or pst.");
        }
        return mailbox.stores().stream()
                .filter(each -> !each.isDefault() && each.type() == SimStore.Type.PST)
                .findFirst()
                .orElseThrow(() -> BadField.of("store", "is pst, but there is no further data file."));
    }

    private DefaultFolder home(ItemKind kind, ItemContent content) {
        if (kind == ItemKind.MEETING) {
            return DefaultFolder.INBOX;
        } else if (kind == ItemKind.MAIL && content.flag(Fields.SENT)) {
            boolean own = mailbox.settings().ownerAddress().equalsIgnoreCase(content.text(Fields.SENDER_ADDRESS));
            return own ? DefaultFolder.SENT_MAIL : DefaultFolder.INBOX;
        }
        return kind.home();
    }

    private String role(SimStore store, DefaultFolder role) {
        return mailbox.defaultFolder(store.storeId(), role)
                .map(SimFolder::entryId)
                .orElseThrow(() -> BadField.of("store", "has no folder " + role.displayName() + "."));
    }
}
