package dev.crmbridge.bridge.outlook;

import static dev.crmbridge.bridge.outlook.SchemaNames.address;
import static dev.crmbridge.bridge.outlook.SchemaNames.appointment;
import static dev.crmbridge.bridge.outlook.SchemaNames.proptag;
import static dev.crmbridge.bridge.outlook.SchemaNames.task;

import dev.crmbridge.bridge.outlook.dispid.AppointmentIds;
import dev.crmbridge.bridge.outlook.dispid.ContactIds;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a field is found: as a MAPI property (one call reads all) and as a member (written one by one, and read when the
 * guard refuses the property accessor).
 *
 * @param schema property name for PropertyAccessor
 * @param member DISPID of the member that means the same, or {@link #NO_MEMBER}
 * @param form how the value is carried
 */
record MappedField(ItemField field, String schema, int member, FieldForm form) {
    /** In place of a DISPID: the property can only be read through PropertyAccessor. */
    static final int NO_MEMBER = 0;

    private static final Map<ItemField, ItemValue> WHEN_ABSENT = Map.of(
            ItemField.IMPORTANCE, new ItemValue.Whole(1),
            ItemField.SENSITIVITY, new ItemValue.Whole(0),
            ItemField.PERCENT_COMPLETE, new ItemValue.Whole(0),
            ItemField.STATUS, new ItemValue.Whole(0),
            ItemField.ALL_DAY, new ItemValue.Flag(false));

    private static final List<MappedField> COMMON = List.of(
            new MappedField(ItemField.SUBJECT, proptag("0037001F"), TaskIds.SUBJECT, FieldForm.TEXT),
            new MappedField(ItemField.BODY, SchemaNames.BODY, TaskIds.BODY, FieldForm.TEXT),
            new MappedField(ItemField.IMPORTANCE, proptag("00170003"), TaskIds.IMPORTANCE, FieldForm.WHOLE),
            new MappedField(ItemField.SENSITIVITY, proptag("00360003"), TaskIds.SENSITIVITY, FieldForm.WHOLE));

    /** In the order of writing: percent, status, date completed, because each settles the ones before; start, then due. */
    private static final List<MappedField> TASK = List.of(
            new MappedField(ItemField.PERCENT_COMPLETE, task("81020005"), TaskIds.PERCENT_COMPLETE, FieldForm.PERCENT),
            new MappedField(ItemField.STATUS, task("81010003"), TaskIds.STATUS, FieldForm.WHOLE),
            new MappedField(ItemField.DATE_COMPLETED, task("810F0040"), TaskIds.DATE_COMPLETED, FieldForm.DAY),
            new MappedField(ItemField.START_DATE, task("81040040"), TaskIds.START_DATE, FieldForm.DAY),
            new MappedField(ItemField.DUE_DATE, task("81050040"), TaskIds.DUE_DATE, FieldForm.DAY));

    /** In the order of writing: start takes the end along, so it comes first. */
    private static final List<MappedField> APPOINTMENT = List.of(
            new MappedField(ItemField.START, appointment("820D0040"), AppointmentIds.START_UTC, FieldForm.MOMENT),
            new MappedField(ItemField.END, appointment("820E0040"), AppointmentIds.END_UTC, FieldForm.MOMENT),
            new MappedField(ItemField.ALL_DAY, appointment("8215000B"), AppointmentIds.ALL_DAY_EVENT, FieldForm.FLAG),
            new MappedField(ItemField.LOCATION, appointment("8208001F"), AppointmentIds.LOCATION, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSY_STATUS, appointment("82050003"), AppointmentIds.BUSY_STATUS, FieldForm.WHOLE));

    private static final List<MappedField> CONTACT = List.of(
            new MappedField(ItemField.FIRST_NAME, proptag("3A06001F"), ContactIds.FIRST_NAME, FieldForm.TEXT),
            new MappedField(ItemField.MIDDLE_NAME, proptag("3A44001F"), ContactIds.MIDDLE_NAME, FieldForm.TEXT),
            new MappedField(ItemField.LAST_NAME, proptag("3A11001F"), ContactIds.LAST_NAME, FieldForm.TEXT),
            new MappedField(ItemField.SUFFIX, proptag("3A05001F"), ContactIds.SUFFIX, FieldForm.TEXT),
            new MappedField(ItemField.NICKNAME, proptag("3A4F001F"), ContactIds.NICK_NAME, FieldForm.TEXT),
            new MappedField(ItemField.YOMI_FIRST_NAME, address("802C001F"), ContactIds.YOMI_FIRST_NAME, FieldForm.TEXT),
            new MappedField(ItemField.YOMI_LAST_NAME, address("802D001F"), ContactIds.YOMI_LAST_NAME, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_PHONE_2,
                    proptag("3A1B001F"),
                    ContactIds.BUSINESS2_TELEPHONE_NUMBER,
                    FieldForm.TEXT),
            new MappedField(
                    ItemField.HOME_PHONE_2, proptag("3A2F001F"), ContactIds.HOME2_TELEPHONE_NUMBER, FieldForm.TEXT),
            new MappedField(
                    ItemField.OTHER_PHONE, proptag("3A1F001F"), ContactIds.OTHER_TELEPHONE_NUMBER, FieldForm.TEXT),
            new MappedField(ItemField.PAGER, proptag("3A21001F"), ContactIds.PAGER_NUMBER, FieldForm.TEXT),
            new MappedField(
                    ItemField.COMPANY_MAIN_PHONE,
                    proptag("3A57001F"),
                    ContactIds.COMPANY_MAIN_TELEPHONE_NUMBER,
                    FieldForm.TEXT),
            new MappedField(
                    ItemField.CALLBACK_PHONE,
                    proptag("3A02001F"),
                    ContactIds.CALLBACK_TELEPHONE_NUMBER,
                    FieldForm.TEXT),
            new MappedField(ItemField.ASSISTANT, proptag("3A30001F"), ContactIds.ASSISTANT_NAME, FieldForm.TEXT),
            new MappedField(
                    ItemField.ASSISTANT_PHONE,
                    proptag("3A2E001F"),
                    ContactIds.ASSISTANT_TELEPHONE_NUMBER,
                    FieldForm.TEXT),
            new MappedField(ItemField.MANAGER, proptag("3A4E001F"), ContactIds.MANAGER_NAME, FieldForm.TEXT),
            new MappedField(ItemField.SPOUSE, proptag("3A48001F"), ContactIds.SPOUSE, FieldForm.TEXT),
            new MappedField(ItemField.CHILDREN, proptag("3A58101F"), ContactIds.CHILDREN, FieldForm.NAMES),
            new MappedField(
                    ItemField.GOVERNMENT_ID, proptag("3A07001F"), ContactIds.GOVERNMENT_ID_NUMBER, FieldForm.TEXT),
            new MappedField(ItemField.FTP_SITE, proptag("3A4C001F"), ContactIds.FTP_SITE, FieldForm.TEXT),
            new MappedField(ItemField.BIRTHDAY, proptag("3A420040"), ContactIds.BIRTHDAY, FieldForm.DATE),
            new MappedField(ItemField.ANNIVERSARY, proptag("3A410040"), ContactIds.ANNIVERSARY, FieldForm.DATE),
            new MappedField(ItemField.COMPANY, proptag("3A16001F"), ContactIds.COMPANY_NAME, FieldForm.TEXT),
            new MappedField(ItemField.JOB_TITLE, proptag("3A17001F"), ContactIds.JOB_TITLE, FieldForm.TEXT),
            new MappedField(ItemField.DEPARTMENT, proptag("3A18001F"), ContactIds.DEPARTMENT, FieldForm.TEXT),
            new MappedField(ItemField.EMAIL_1, address("8083001F"), ContactIds.EMAIL1_ADDRESS, FieldForm.TEXT),
            new MappedField(ItemField.EMAIL_2, address("8093001F"), ContactIds.EMAIL2_ADDRESS, FieldForm.TEXT),
            new MappedField(ItemField.EMAIL_3, address("80A3001F"), ContactIds.EMAIL3_ADDRESS, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_PHONE,
                    proptag("3A08001F"),
                    ContactIds.BUSINESS_TELEPHONE_NUMBER,
                    FieldForm.TEXT),
            new MappedField(
                    ItemField.HOME_PHONE, proptag("3A09001F"), ContactIds.HOME_TELEPHONE_NUMBER, FieldForm.TEXT),
            new MappedField(
                    ItemField.MOBILE_PHONE, proptag("3A1C001F"), ContactIds.MOBILE_TELEPHONE_NUMBER, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_FAX, proptag("3A24001F"), ContactIds.BUSINESS_FAX_NUMBER, FieldForm.TEXT),
            new MappedField(ItemField.WEB_PAGE, address("802B001F"), ContactIds.WEB_PAGE, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_STREET, address("8045001F"), ContactIds.BUSINESS_ADDRESS_STREET, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_CITY, address("8046001F"), ContactIds.BUSINESS_ADDRESS_CITY, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_STATE, address("8047001F"), ContactIds.BUSINESS_ADDRESS_STATE, FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_POSTAL_CODE,
                    address("8048001F"),
                    ContactIds.BUSINESS_ADDRESS_POSTAL_CODE,
                    FieldForm.TEXT),
            new MappedField(
                    ItemField.BUSINESS_COUNTRY,
                    address("8049001F"),
                    ContactIds.BUSINESS_ADDRESS_COUNTRY,
                    FieldForm.TEXT),
            new MappedField(ItemField.HOME_STREET, proptag("3A5D001F"), ContactIds.HOME_ADDRESS_STREET, FieldForm.TEXT),
            new MappedField(ItemField.HOME_CITY, proptag("3A59001F"), ContactIds.HOME_ADDRESS_CITY, FieldForm.TEXT),
            new MappedField(ItemField.HOME_STATE, proptag("3A5C001F"), ContactIds.HOME_ADDRESS_STATE, FieldForm.TEXT),
            new MappedField(
                    ItemField.HOME_POSTAL_CODE,
                    proptag("3A5B001F"),
                    ContactIds.HOME_ADDRESS_POSTAL_CODE,
                    FieldForm.TEXT),
            new MappedField(
                    ItemField.HOME_COUNTRY, proptag("3A5A001F"), ContactIds.HOME_ADDRESS_COUNTRY, FieldForm.TEXT),
            new MappedField(
                    ItemField.OTHER_STREET, proptag("3A63001F"), ContactIds.OTHER_ADDRESS_STREET, FieldForm.TEXT),
            new MappedField(ItemField.OTHER_CITY, proptag("3A5F001F"), ContactIds.OTHER_ADDRESS_CITY, FieldForm.TEXT),
            new MappedField(ItemField.OTHER_STATE, proptag("3A62001F"), ContactIds.OTHER_ADDRESS_STATE, FieldForm.TEXT),
            new MappedField(
                    ItemField.OTHER_POSTAL_CODE,
                    proptag("3A61001F"),
                    ContactIds.OTHER_ADDRESS_POSTAL_CODE,
                    FieldForm.TEXT),
            new MappedField(
                    ItemField.OTHER_COUNTRY, proptag("3A60001F"), ContactIds.OTHER_ADDRESS_COUNTRY, FieldForm.TEXT));

    /** Outlook has no member for it. */
    private static final List<MappedField> MAIL =
            List.of(new MappedField(ItemField.MESSAGE_ID, SchemaNames.MESSAGE_ID, NO_MEMBER, FieldForm.TEXT));

    private static final List<MappedField> ALL = Stream.of(COMMON, TASK, APPOINTMENT, CONTACT, MAIL)
            .flatMap(List::stream)
            .toList();

    /** @return what the member shows for an item that lacks the property; clients need not write defaults */
    ItemValue whenAbsent() {
        return WHEN_ABSENT.getOrDefault(field, ItemValue.NONE);
    }

    /** @return every field of every kind */
    static List<MappedField> all() {
        return ALL;
    }

    /** @return the fields a kind has, in the order in which they are written */
    static List<MappedField> of(ItemKind kind) {
        List<MappedField> own = switch (kind) {
            case TASK -> TASK;
            case APPOINTMENT -> APPOINTMENT;
            case CONTACT -> CONTACT;
            case MAIL -> MAIL;
            case MEETING_REQUEST, OTHER -> List.of();
        };
        return Stream.concat(COMMON.stream(), own.stream()).toList();
    }
}
