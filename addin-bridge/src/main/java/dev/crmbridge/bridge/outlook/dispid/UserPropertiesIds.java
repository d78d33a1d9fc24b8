package dev.crmbridge.bridge.outlook.dispid;

/** User fields of an item. Source: Outlook's type library, UserProperties. */
public final class UserPropertiesIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "UserProperties";

    public static final int ADD = 0x0066;
    public static final int FIND = 0x0067;

    private UserPropertiesIds() {}
}
