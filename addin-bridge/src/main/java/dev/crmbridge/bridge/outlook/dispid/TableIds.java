package dev.crmbridge.bridge.outlook.dispid;

/** A table over a folder. Source: Outlook's type library, _Table. */
public final class TableIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Table";

    public static final int COLUMNS = 0xFB93;
    public static final int GET_ARRAY = 0xFBCF;

    private TableIds() {}
}
