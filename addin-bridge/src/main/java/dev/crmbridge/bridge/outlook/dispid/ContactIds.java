package dev.crmbridge.bridge.outlook.dispid;

/** A contact. Source: Outlook's type library, _ContactItem. */
public final class ContactIds {
    /** The interface in the type library. */
    public static final String INTERFACE = "_ContactItem";

    public static final int FIRST_NAME = 0x3A06;
    public static final int MIDDLE_NAME = 0x3A44;
    public static final int LAST_NAME = 0x3A11;
    public static final int SUFFIX = 0x3A05;
    public static final int NICK_NAME = 0x3A4F;
    public static final int YOMI_FIRST_NAME = 0x802C;
    public static final int YOMI_LAST_NAME = 0x802D;
    public static final int BUSINESS2_TELEPHONE_NUMBER = 0x3A1B;
    public static final int HOME2_TELEPHONE_NUMBER = 0x3A2F;
    public static final int OTHER_TELEPHONE_NUMBER = 0x3A1F;
    public static final int PAGER_NUMBER = 0x3A21;
    public static final int COMPANY_MAIN_TELEPHONE_NUMBER = 0x3A57;
    public static final int CALLBACK_TELEPHONE_NUMBER = 0x3A02;
    public static final int ASSISTANT_NAME = 0x3A30;
    public static final int ASSISTANT_TELEPHONE_NUMBER = 0x3A2E;
    public static final int MANAGER_NAME = 0x3A4E;
    public static final int SPOUSE = 0x3A48;
    public static final int CHILDREN = 0x800C;
    public static final int GOVERNMENT_ID_NUMBER = 0x3A07;
    public static final int FTP_SITE = 0x3A4C;
    public static final int BIRTHDAY = 0x3A42;
    public static final int ANNIVERSARY = 0x3A41;
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
    public static final int HOME_ADDRESS_STREET = 0x3A5D;
    public static final int HOME_ADDRESS_CITY = 0x3A59;
    public static final int HOME_ADDRESS_STATE = 0x3A5C;
    public static final int HOME_ADDRESS_POSTAL_CODE = 0x3A5B;
    public static final int HOME_ADDRESS_COUNTRY = 0x3A5A;
    public static final int OTHER_ADDRESS_STREET = 0x3A63;
    public static final int OTHER_ADDRESS_CITY = 0x3A5F;
    public static final int OTHER_ADDRESS_STATE = 0x3A62;
    public static final int OTHER_ADDRESS_POSTAL_CODE = 0x3A61;
    public static final int OTHER_ADDRESS_COUNTRY = 0x3A60;

    private ContactIds() {}
}
