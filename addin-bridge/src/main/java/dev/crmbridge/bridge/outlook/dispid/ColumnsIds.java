package dev.crmbridge.bridge.outlook.dispid;

/** The columns of a table. Source: Outlook's type library, _Columns. */
public final class ColumnsIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_Columns";

    public static final int ADD = 0x005F;
    public static final int REMOVE_ALL = 0x0053;

    private ColumnsIds() {}
}
