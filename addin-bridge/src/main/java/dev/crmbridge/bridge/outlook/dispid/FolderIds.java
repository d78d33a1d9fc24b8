package dev.crmbridge.bridge.outlook.dispid;

/** A folder. Source: Outlook's type library, MAPIFolder. */
public final class FolderIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "MAPIFolder";

    public static final int ENTRY_ID = 0xF01E;
    public static final int FOLDER_PATH = 0xFA78;
    public static final int DEFAULT_ITEM_TYPE = 0x3106;
    public static final int ITEMS = 0x3100;
    public static final int FOLDERS = 0x2103;
    public static final int GET_TABLE = 0xFB1D;
    public static final int USER_DEFINED_PROPERTIES = 0xF816;

    private FolderIds() {}
}
