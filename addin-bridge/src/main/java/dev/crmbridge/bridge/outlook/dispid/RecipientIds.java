package dev.crmbridge.bridge.outlook.dispid;

/** A recipient. Source: Outlook's type library, Recipient. */
public final class RecipientIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "Recipient";

    public static final int NAME = 0x3001;
    public static final int ADDRESS = 0x3003;
    public static final int TYPE = 0x0C15;
    public static final int PROPERTY_ACCESSOR = 0xFAFD;

    private RecipientIds() {}
}
