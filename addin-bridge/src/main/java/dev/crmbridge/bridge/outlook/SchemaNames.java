package dev.crmbridge.bridge.outlook;

/** Names of MAPI properties as PropertyAccessor and Table take them. Source: Outlook object model, properties by namespace. */
final class SchemaNames {
    private static final String MAPI = "http://schemas.microsoft.com/mapi/";
    private static final String PROPTAG = MAPI + "proptag/0x";
    private static final String TASK = MAPI + "id/{00062003-0000-0000-C000-000000000046}/";
    private static final String APPOINTMENT = MAPI + "id/{00062002-0000-0000-C000-000000000046}/";
    private static final String ADDRESS = MAPI + "id/{00062004-0000-0000-C000-000000000046}/";
    private static final String MEETING = MAPI + "id/{6ED8DA90-450B-101B-98DA-00AA003F1305}/";
    private static final String PUBLIC_STRING = MAPI + "string/{00020329-0000-0000-C000-000000000046}/";

    static final String ENTRY_ID = PROPTAG + "0FFF0102";
    static final String PARENT_ENTRY_ID = PROPTAG + "0E090102";
    static final String MESSAGE_CLASS = PROPTAG + "001A001F";
    static final String LAST_MODIFIED = PROPTAG + "30080040";
    static final String CHANGE_KEY = PROPTAG + "65E20102";
    static final String BODY = PROPTAG + "1000001F";
    static final String MESSAGE_ID = PROPTAG + "1035001F";
    static final String SMTP_ADDRESS = PROPTAG + "39FE001F";
    static final String CATEGORIES = "urn:schemas-microsoft-com:office:office#Keywords";
    static final String GLOBAL_ID = MEETING + "00230102";
    static final String TASK_RECURRING = task("8126000B");
    static final String TASK_OWNERSHIP = task("81290003");
    static final String TASK_ACCEPTANCE = task("812A0003");
    static final String APPOINTMENT_RECURRING = appointment("8223000B");
    static final String MEETING_STATE = appointment("82170003");

    private SchemaNames() {}

    static String proptag(String tag) {
        return PROPTAG + tag;
    }

    static String task(String id) {
        return TASK + id;
    }

    static String appointment(String id) {
        return APPOINTMENT + id;
    }

    static String address(String id) {
        return ADDRESS + id;
    }

    /** @return the user property of that name, e.g. crmid */
    static String user(String name) {
        return PUBLIC_STRING + name;
    }

    /** @return the text user property of that name as a table column, where the type must be told */
    static String userTextColumn(String name) {
        return user(name) + "/0x0000001F";
    }

    /** @return the number user property of that name as a table column */
    static String userNumberColumn(String name) {
        return user(name) + "/0x00000005";
    }
}
