package dev.crmbridge.outlooksim.mailbox;

/**
 * A store of the profile.
 *
 * @param storeId hexadecimal id, unique
 * @param displayName as shown in the folder list
 * @param type what kind of store it is
 * @param isDefault whether new items and default folders live here; exactly one store is the default
 * @param rootFolderId EntryID of its topmost folder
 */
public record SimStore(String storeId, String displayName, Type type, boolean isDefault, String rootFolderId) {
    /** What kind of store it is. */
    public enum Type {
        /** The primary Exchange mailbox. */
        EXCHANGE,
        /** An Outlook data file. */
        PST
    }
}
