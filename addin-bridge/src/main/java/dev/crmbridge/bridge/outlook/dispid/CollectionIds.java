package dev.crmbridge.bridge.outlook.dispid;

/** Any collection: the members are the same in all of them. Source: Outlook's type library, _Folders. */
public final class CollectionIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Folders";

    public static final int COUNT = 0x0050;
    public static final int ITEM = 0x0051;

    private CollectionIds() {}
}
