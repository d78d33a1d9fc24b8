package dev.crmbridge.outlooksim.mailbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder.
 *
 * @param entryId hexadecimal id, unique
 * @param storeId the store it belongs to
 * @param parentId EntryID of the folder above, null for the root of a store
 * @param name as shown
 * @param role which default folder of its store it is, null for any other folder
 * @param itemType OlItemType of the items it is meant for
 * @param userFields fields added to the folder: name to OlUserPropertyType
 */
public record SimFolder(
        String entryId,
        String storeId,
        @Nullable String parentId,
        String name,
        @Nullable DefaultFolder role,
        int itemType,
        Map<String, Integer> userFields) {
    public SimFolder {
        userFields = Collections.unmodifiableMap(new LinkedHashMap<>(userFields));
    }

    /** @return which default folder of its store it is, if any */
    public Optional<DefaultFolder> defaultFolder() {
        return Optional.ofNullable(role);
    }

    /**
     * @param field a user field's name
     * @param type OlUserPropertyType
     * @return this folder with the field among its own
     */
    SimFolder withUserField(String field, int type) {
        Map<String, Integer> fields = new LinkedHashMap<>(userFields);
        fields.keySet().removeIf(field::equalsIgnoreCase);
        fields.put(field, type);
        return new SimFolder(entryId, storeId, parentId, name, role, itemType, fields);
    }

    SimFolder withName(String newName) {
        return new SimFolder(entryId, storeId, parentId, newName, role, itemType, userFields);
    }

    SimFolder withParent(String newParentId) {
        return new SimFolder(entryId, storeId, newParentId, name, role, itemType, userFields);
    }
}
