package dev.crmbridge.bridge.outlook.dispid;

/** A meeting request. Source: Outlook's type library, _MeetingItem. */
public final class MeetingIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_MeetingItem";

    public static final int GET_ASSOCIATED_APPOINTMENT = 0xF760;

    private MeetingIds() {}
}
