package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import java.util.Arrays;
import java.util.Optional;

/** The text fields of a contact, in the order in which they are applied. */
enum ContactField {
    FULL_NAME("fullName", Fields.FULL_NAME),
    TITLE("title", Fields.TITLE),
    FIRST_NAME("firstName", Fields.FIRST_NAME),
    MIDDLE_NAME("middleName", Fields.MIDDLE_NAME),
    LAST_NAME("lastName", Fields.LAST_NAME),
    SUFFIX("suffix", Fields.SUFFIX),
    JOB_TITLE("jobTitle", Fields.JOB_TITLE),
    DEPARTMENT("department", Fields.DEPARTMENT),
    PARENT("parent", Fields.COMPANY_NAME),
    FILE_AS("fileAs", Fields.FILE_AS),
    EMAIL1("email1", Fields.EMAIL1),
    EMAIL2("email2", Fields.EMAIL2),
    EMAIL3("email3", Fields.EMAIL3),
    BUSINESS_PHONE("businessPhone", PropertyKey.member(0x3A08)),
    HOME_PHONE("homePhone", PropertyKey.member(0x3A09)),
    MOBILE_PHONE("mobilePhone", PropertyKey.member(0x3A1C)),
    BUSINESS_FAX("businessFax", PropertyKey.member(0x3A24)),
    NICKNAME("nickname", PropertyKey.member(0x3A4F)),
    YOMI_FIRST_NAME("yomiFirstName", PropertyKey.member(0x802C)),
    YOMI_LAST_NAME("yomiLastName", PropertyKey.member(0x802D)),
    BUSINESS_PHONE_2("businessPhone2", PropertyKey.member(0x3A1B)),
    HOME_PHONE_2("homePhone2", PropertyKey.member(0x3A2F)),
    OTHER_PHONE("otherPhone", PropertyKey.member(0x3A1F)),
    PAGER("pager", PropertyKey.member(0x3A21)),
    COMPANY_MAIN_PHONE("companyMainPhone", PropertyKey.member(0x3A57)),
    CALLBACK_PHONE("callbackPhone", PropertyKey.member(0x3A02)),
    ASSISTANT("assistant", PropertyKey.member(0x3A30)),
    ASSISTANT_PHONE("assistantPhone", PropertyKey.member(0x3A2E)),
    MANAGER("manager", PropertyKey.member(0x3A4E)),
    SPOUSE("spouse", PropertyKey.member(0x3A48)),
    CHILDREN("children", PropertyKey.member(0x800C)),
    GOVERNMENT_ID("governmentId", PropertyKey.member(0x3A07)),
    FTP_SITE("ftpSite", PropertyKey.member(0x3A4C)),
    WEB_PAGE("webPage", PropertyKey.member(0x802B)),
    STREET("businessStreet", PropertyKey.member(0x8045)),
    CITY("businessCity", PropertyKey.member(0x8046)),
    STATE("businessState", PropertyKey.member(0x8047)),
    POSTAL_CODE("businessPostalCode", PropertyKey.member(0x8048)),
    COUNTRY("businessCountry", PropertyKey.member(0x8049)),
    HOME_STREET("homeStreet", PropertyKey.member(0x3A5D)),
    HOME_CITY("homeCity", PropertyKey.member(0x3A59)),
    HOME_STATE("homeState", PropertyKey.member(0x3A5C)),
    HOME_POSTAL_CODE("homePostalCode", PropertyKey.member(0x3A5B)),
    HOME_COUNTRY("homeCountry", PropertyKey.member(0x3A5A)),
    OTHER_STREET("otherStreet", PropertyKey.member(0x3A63)),
    OTHER_CITY("otherCity", PropertyKey.member(0x3A5F)),
    OTHER_STATE("otherState", PropertyKey.member(0x3A62)),
    OTHER_POSTAL_CODE("otherPostalCode", PropertyKey.member(0x3A61)),
    OTHER_COUNTRY("otherCountry", PropertyKey.member(0x3A60));

    private final String word;
    private final PropertyKey key;

    ContactField(String word, PropertyKey key) {
        this.word = word;
        this.key = key;
    }

    String word() {
        return word;
    }

    PropertyKey key() {
        return key;
    }

    static Optional<ContactField> find(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }
}
