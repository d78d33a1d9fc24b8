package dev.crmbridge.sync.mailbox;

/** A field of an Outlook item that can be read or written, in Outlook's terms. */
public enum ItemField {
    SUBJECT,
    BODY,
    /** Task: {@link ItemValue.Day}. */
    START_DATE,
    /** Task: {@link ItemValue.Day}. */
    DUE_DATE,
    /** Task: {@link ItemValue.Day}. */
    DATE_COMPLETED,
    /** Task: {@link ItemValue.Whole} 0 to 100. */
    PERCENT_COMPLETE,
    /** Task: {@link ItemValue.Whole}, OlTaskStatus 0 not started, 1 in progress, 2 complete, 3 waiting, 4 deferred. */
    STATUS,
    /** {@link ItemValue.Whole}, OlImportance 0 low, 1 normal, 2 high. */
    IMPORTANCE,
    /** {@link ItemValue.Whole}, OlSensitivity 0 normal, 1 personal, 2 private, 3 confidential. */
    SENSITIVITY,
    /** Appointment: {@link ItemValue.Moment}; for all-day events midnight in the mailbox's zone. */
    START,
    /** Appointment: {@link ItemValue.Moment}; for all-day events midnight after the last day. */
    END,
    /** Appointment: {@link ItemValue.Flag}. */
    ALL_DAY,
    LOCATION,
    /** Appointment: {@link ItemValue.Whole}, OlBusyStatus 0 free, 1 tentative, 2 busy, 3 out of office, 4 elsewhere. */
    BUSY_STATUS,
    FIRST_NAME,
    MIDDLE_NAME,
    LAST_NAME,
    SUFFIX,
    NICKNAME,
    YOMI_FIRST_NAME,
    YOMI_LAST_NAME,
    COMPANY,
    JOB_TITLE,
    DEPARTMENT,
    EMAIL_1,
    EMAIL_2,
    EMAIL_3,
    BUSINESS_PHONE,
    BUSINESS_PHONE_2,
    HOME_PHONE,
    HOME_PHONE_2,
    OTHER_PHONE,
    MOBILE_PHONE,
    PAGER,
    BUSINESS_FAX,
    COMPANY_MAIN_PHONE,
    CALLBACK_PHONE,
    ASSISTANT,
    ASSISTANT_PHONE,
    MANAGER,
    SPOUSE,
    CHILDREN,
    GOVERNMENT_ID,
    FTP_SITE,
    WEB_PAGE,
    /** Contact: {@link ItemValue.Day}. */
    BIRTHDAY,
    /** Contact: {@link ItemValue.Day}. */
    ANNIVERSARY,
    BUSINESS_STREET,
    BUSINESS_CITY,
    BUSINESS_STATE,
    BUSINESS_POSTAL_CODE,
    BUSINESS_COUNTRY,
    HOME_STREET,
    HOME_CITY,
    HOME_STATE,
    HOME_POSTAL_CODE,
    HOME_COUNTRY,
    OTHER_STREET,
    OTHER_CITY,
    OTHER_STATE,
    OTHER_POSTAL_CODE,
    OTHER_COUNTRY,
    /** Mail: internet message id with its angle brackets; empty until it is sent. */
    MESSAGE_ID
}
