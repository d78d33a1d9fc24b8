package dev.crmbridge.bridge.outlook.dispid;

/** A contact. Source: Outlook's type library, _ContactItem. */
public final class ContactIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_ContactItem";

    public static final int FIRST_NAME = 0x3A06;
    public static final int MIDDLE_NAME = 0x3A44;
    public static final int LAST_NAME = 0x3A11;
    public static final int COMPANY_NAME = 0x3A16;
    public static final int JOB_TITLE = 0x3A17;
    public static final int DEPARTMENT = 0x3A18;
    public static final int EMAIL1_ADDRESS = 0x8083;
    public static final int EMAIL2_ADDRESS = 0x8093;
    public static final int EMAIL3_ADDRESS = 0x80A3;
    public static final int BUSINESS_TELEPHONE_NUMBER = 0x3A08;
    public static final int HOME_TELEPHONE_NUMBER = 0x3A09;
    public static final int MOBILE_TELEPHONE_NUMBER = 0x3A1C;
    public static final int BUSINESS_FAX_NUMBER = 0x3A24;
    public static final int WEB_PAGE = 0x802B;
    public static final int BUSINESS_ADDRESS_STREET = 0x8045;
    public static final int BUSINESS_ADDRESS_CITY = 0x8046;
    public static final int BUSINESS_ADDRESS_STATE = 0x8047;
    public static final int BUSINESS_ADDRESS_POSTAL_CODE = 0x8048;
    public static final int BUSINESS_ADDRESS_COUNTRY = 0x8049;

    private ContactIds() {}
}
