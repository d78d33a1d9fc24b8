package dev.crmbridge.bridge.outlook.dispid;

/** A store. Source: Outlook's type library, _Store. */
public final class StoreIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Store";

    public static final int STORE_ID = 0x3108;
    public static final int EXCHANGE_STORE_TYPE = 0xFADA;

    private StoreIds() {}
}
