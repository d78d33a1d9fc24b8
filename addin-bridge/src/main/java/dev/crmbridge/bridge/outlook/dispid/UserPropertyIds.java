package dev.crmbridge.bridge.outlook.dispid;

/** One user field. Source: Outlook's type library, UserProperty. */
public final class UserPropertyIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "UserProperty";

    public static final int VALUE = 0x0000;

    private UserPropertyIds() {}
}
