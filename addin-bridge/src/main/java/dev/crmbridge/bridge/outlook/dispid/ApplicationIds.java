package dev.crmbridge.bridge.outlook.dispid;

/** Outlook itself. Source: Outlook's type library, _Application. */
public final class ApplicationIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Application";

    public static final int SESSION = 0xF00B;
    public static final int VERSION = 0x0116;
    public static final int ACTIVE_INSPECTOR = 0x0112;
    public static final int INSPECTORS = 0x011A;
    public static final int CREATE_ITEM = 0x010A;

    private ApplicationIds() {}
}
