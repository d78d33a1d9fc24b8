package dev.crmbridge.bridge.outlook.dispid;

/** The MAPI session. Source: Outlook's type library, _NameSpace. */
public final class NameSpaceIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_NameSpace";

    public static final int GET_DEFAULT_FOLDER = 0x210B;
    public static final int GET_ITEM_FROM_ID = 0x2109;
    public static final int GET_FOLDER_FROM_ID = 0x2108;
    public static final int DEFAULT_STORE = 0xFAEC;
    public static final int ACCOUNTS = 0xFAD0;
    public static final int CATEGORIES = 0xFBA5;

    private NameSpaceIds() {}
}
