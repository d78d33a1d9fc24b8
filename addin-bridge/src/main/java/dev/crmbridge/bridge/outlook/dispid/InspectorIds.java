package dev.crmbridge.bridge.outlook.dispid;

/** A window with one item. Source: Outlook's type library, _Inspector. */
public final class InspectorIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Inspector";

    public static final int CURRENT_ITEM = 0x2102;

    private InspectorIds() {}
}
