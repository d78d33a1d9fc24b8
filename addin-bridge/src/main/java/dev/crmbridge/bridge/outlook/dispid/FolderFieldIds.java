package dev.crmbridge.bridge.outlook.dispid;

/** User fields of a folder. Source: Outlook's type library, _UserDefinedProperties. */
public final class FolderFieldIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_UserDefinedProperties";

    public static final int ADD = 0x0066;
    public static final int FIND = 0x0067;

    private FolderFieldIds() {}
}
