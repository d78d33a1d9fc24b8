package dev.crmbridge.bridge.outlook.dispid;

/** Events of a folder's items. Source: Outlook's type library, ItemsEvents. */
public final class ItemsEventIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "ItemsEvents";

    /** IID of the event set. */
    public static final String IID = "00063077-0000-0000-C000-000000000046";

    public static final int ITEM_ADD = 0xF001;
    public static final int ITEM_CHANGE = 0xF002;
    public static final int ITEM_REMOVE = 0xF003;

    private ItemsEventIds() {}
}
