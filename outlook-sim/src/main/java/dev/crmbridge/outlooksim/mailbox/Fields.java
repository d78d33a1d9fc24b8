package dev.crmbridge.outlooksim.mailbox;

/** Keys of the properties the simulator itself knows rules for; source: Outlook's type library. */
public final class Fields {
    public static final PropertyKey SUBJECT = PropertyKey.member(0x0037);
    public static final PropertyKey BODY = PropertyKey.member(0x9100);
    public static final PropertyKey MESSAGE_CLASS = PropertyKey.member(0x001A);
    /** {@link PropertyValue.Texts}. */
    public static final PropertyKey CATEGORIES = PropertyKey.member(0x9001);
    /** 0 low, 1 normal, 2 high. */
    public static final PropertyKey IMPORTANCE = PropertyKey.member(0x0017);
    /** 0 normal, 1 personal, 2 private, 3 confidential. */
    public static final PropertyKey SENSITIVITY = PropertyKey.member(0x0036);

    public static final PropertyKey COMPANIES = PropertyKey.member(0x853B);
    public static final PropertyKey REMINDER_SET = PropertyKey.member(0x8503);
    public static final PropertyKey REMINDER_TIME = PropertyKey.member(0x8502);
    public static final PropertyKey REMINDER_MINUTES = PropertyKey.member(0x8501);
    public static final PropertyKey UNREAD = PropertyKey.member(0xF01C);

    /** 0 not started, 1 in progress, 2 complete, 3 waiting, 4 deferred. */
    public static final PropertyKey STATUS = PropertyKey.member(0x8101);
    /** 0 to 100. */
    public static final PropertyKey PERCENT_COMPLETE = PropertyKey.member(0xF61F);

    public static final PropertyKey COMPLETE = PropertyKey.member(0x811C);
    /** {@link PropertyValue.Day}. */
    public static final PropertyKey DATE_COMPLETED = PropertyKey.member(0x810F);
    /** {@link PropertyValue.Day}. */
    public static final PropertyKey START_DATE = PropertyKey.member(0x8104);
    /** {@link PropertyValue.Day}. */
    public static final PropertyKey DUE_DATE = PropertyKey.member(0x8105);

    public static final PropertyKey ACTUAL_WORK = PropertyKey.member(0x8110);
    public static final PropertyKey TOTAL_WORK = PropertyKey.member(0x8111);
    public static final PropertyKey OWNER = PropertyKey.member(0x811F);
    /** 0 new, 1 delegated (assigned to somebody else), 2 own. */
    public static final PropertyKey OWNERSHIP = PropertyKey.member(0x8129);
    /** 0 not delegated, 1 unknown, 2 accepted, 3 declined. */
    public static final PropertyKey DELEGATION_STATE = PropertyKey.member(0x812A);

    /** {@link PropertyValue.Moment}. */
    public static final PropertyKey START = PropertyKey.member(0x820D);
    /** {@link PropertyValue.Moment}. */
    public static final PropertyKey END = PropertyKey.member(0x820E);
    /** Minutes; never stored, always the distance of start and end. */
    public static final PropertyKey DURATION = PropertyKey.member(0x8213);

    public static final PropertyKey ALL_DAY = PropertyKey.member(0x8215);
    public static final PropertyKey LOCATION = PropertyKey.member(0x8208);
    /** 0 free, 1 tentative, 2 busy, 3 out of office, 4 working elsewhere. */
    public static final PropertyKey BUSY_STATUS = PropertyKey.member(0x8205);
    /** 0 appointment, 1 organizer's meeting, 3 received, 5 canceled, 7 received and canceled. */
    public static final PropertyKey MEETING_STATUS = PropertyKey.member(0x8217);
    /** 0 none, 1 organized, 2 tentative, 3 accepted, 4 declined, 5 not responded. */
    public static final PropertyKey RESPONSE_STATUS = PropertyKey.member(0x8218);
    /** Display name of the organizer. */
    public static final PropertyKey ORGANIZER = PropertyKey.member(0x0042);
    /** Upper-case hexadecimal text, equal for a meeting request and its calendar item. */
    public static final PropertyKey GLOBAL_ID = PropertyKey.member(0xFBFD);

    public static final PropertyKey SENDER_NAME = PropertyKey.member(0x0C1A);
    public static final PropertyKey SENDER_ADDRESS = PropertyKey.member(0x0C1F);
    public static final PropertyKey SENDER_TYPE = PropertyKey.member(0x0C1E);
    /** {@link PropertyValue.Moment}. */
    public static final PropertyKey SENT_ON = PropertyKey.member(0x0039);
    /** {@link PropertyValue.Moment}. */
    public static final PropertyKey RECEIVED_TIME = PropertyKey.member(0x0E06);

    /** Internet message id, as the sending server gives it. */
    public static final PropertyKey MESSAGE_ID = PropertyKey.member(0x1035);

    public static final PropertyKey SENT = PropertyKey.member(0xF402);
    public static final PropertyKey SUBMITTED = PropertyKey.member(0xF403);

    public static final PropertyKey FULL_NAME = PropertyKey.member(0x3001);
    public static final PropertyKey FIRST_NAME = PropertyKey.member(0x3A06);
    public static final PropertyKey MIDDLE_NAME = PropertyKey.member(0x3A44);
    public static final PropertyKey LAST_NAME = PropertyKey.member(0x3A11);
    public static final PropertyKey SUFFIX = PropertyKey.member(0x3A05);
    public static final PropertyKey TITLE = PropertyKey.member(0x3A45);
    public static final PropertyKey JOB_TITLE = PropertyKey.member(0x3A17);
    public static final PropertyKey DEPARTMENT = PropertyKey.member(0x3A18);
    public static final PropertyKey COMPANY_NAME = PropertyKey.member(0x3A16);
    public static final PropertyKey FILE_AS = PropertyKey.member(0x8005);
    public static final PropertyKey EMAIL1 = PropertyKey.member(0x8083);
    public static final PropertyKey EMAIL1_TYPE = PropertyKey.member(0x8082);
    public static final PropertyKey EMAIL1_DISPLAY = PropertyKey.member(0x8080);
    public static final PropertyKey EMAIL2 = PropertyKey.member(0x8093);
    public static final PropertyKey EMAIL3 = PropertyKey.member(0x80A3);
    /** {@link PropertyValue.Day}. */
    public static final PropertyKey BIRTHDAY = PropertyKey.member(0x3A42);
    /** {@link PropertyValue.Day}. */
    public static final PropertyKey ANNIVERSARY = PropertyKey.member(0x3A41);

    private Fields() {}
}
