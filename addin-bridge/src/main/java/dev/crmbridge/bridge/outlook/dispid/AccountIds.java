package dev.crmbridge.bridge.outlook.dispid;

/** An account of the profile. Source: Outlook's type library, _Account. */
public final class AccountIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Account";

    public static final int SMTP_ADDRESS = 0xFAD4;

    private AccountIds() {}
}
