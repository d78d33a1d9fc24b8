package dev.crmbridge.bridge.outlook.dispid;

/** A task; its common members are those of every item. Source: Outlook's type library, _TaskItem. */
public final class TaskIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_TaskItem";

    public static final int ENTRY_ID = 0xF01E;
    public static final int CLASS = 0xF00A;
    public static final int PARENT = 0xF001;
    public static final int SUBJECT = 0x0037;
    public static final int BODY = 0x9100;
    public static final int MESSAGE_CLASS = 0x001A;
    public static final int LAST_MODIFICATION_TIME = 0x3008;
    public static final int CATEGORIES = 0x9001;
    public static final int IMPORTANCE = 0x0017;
    public static final int SENSITIVITY = 0x0036;
    public static final int USER_PROPERTIES = 0xF816;
    public static final int PROPERTY_ACCESSOR = 0xFAFD;
    public static final int SAVED = 0xF0A3;
    public static final int SAVE = 0xF048;
    public static final int DELETE = 0xF04A;
    public static final int MOVE = 0xF034;
    public static final int STATUS = 0x8101;
    public static final int PERCENT_COMPLETE = 0xF61F;
    public static final int DATE_COMPLETED = 0x810F;
    public static final int START_DATE = 0x8104;
    public static final int DUE_DATE = 0x8105;
    public static final int OWNERSHIP = 0x8129;
    public static final int DELEGATION_STATE = 0x812A;
    public static final int IS_RECURRING = 0xF617;

    private TaskIds() {}
}
