package dev.crmbridge.bridge.outlook.dispid;

/** An appointment. Source: Outlook's type library, _AppointmentItem. */
public final class AppointmentIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_AppointmentItem";

    public static final int START_UTC = 0x8268;
    public static final int END_UTC = 0x8269;
    public static final int ALL_DAY_EVENT = 0x8215;
    public static final int LOCATION = 0x8208;
    public static final int BUSY_STATUS = 0x8205;
    public static final int MEETING_STATUS = 0x8217;
    public static final int RECIPIENTS = 0xF814;
    public static final int IS_RECURRING = 0x8223;
    public static final int GLOBAL_APPOINTMENT_ID = 0xFBFD;

    private AppointmentIds() {}
}
