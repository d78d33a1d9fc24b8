package dev.crmbridge.bridge.outlook.dispid;

/** Access to MAPI properties; the object-model guard watches it. Source: Outlook's type library, _PropertyAccessor. */
public final class AccessorIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_PropertyAccessor";

    public static final int GET_PROPERTIES = 0xFAFE;
    public static final int SET_PROPERTIES = 0xFAFF;

    private AccessorIds() {}
}
