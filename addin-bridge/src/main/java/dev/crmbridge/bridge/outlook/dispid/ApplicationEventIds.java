package dev.crmbridge.bridge.outlook.dispid;

/** Events of Outlook itself. Source: Outlook's type library, ApplicationEvents_11. */
public final class ApplicationEventIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "ApplicationEvents_11";

    /** IID of the event set. */
    public static final String IID = "0006302C-0000-0000-C000-000000000046";

    public static final int QUIT = 0xF007;

    private ApplicationEventIds() {}
}
