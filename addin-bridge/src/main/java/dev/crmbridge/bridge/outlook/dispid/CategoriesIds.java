package dev.crmbridge.bridge.outlook.dispid;

/** The master category list. Source: Outlook's type library, _Categories. */
public final class CategoriesIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Categories";

    public static final int ADD = 0x005F;

    private CategoriesIds() {}
}
