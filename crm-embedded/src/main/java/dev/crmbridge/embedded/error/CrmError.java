package dev.crmbridge.embedded.error;

import java.util.List;

/**
 * The errors this server answers with: HTTP status and Dataverse error code of each.
 *
 * <p>Source: Dataverse "Web service error codes" and "Compose HTTP requests and handle errors".
 */
public enum CrmError {
    /** The row does not exist. */
    OBJECT_DOES_NOT_EXIST(404, "0x80040217"),
    /** No row with these alternate key values. */
    RECORD_NOT_FOUND_BY_KEY(404, "0x80060891"),
    /** An alternate key would be taken twice. */
    DUPLICATE_RECORD_ENTITY_KEY(412, "0x80060892"),
    /** The primary key is taken. */
    DUPLICATE_RECORD(412, "0x80040237"),
    /** A published duplicate rule matches. */
    DUPLICATE_RECORDS_FOUND(412, "0x80040333"),
    /** The row changed since the version given in If-Match. */
    CONCURRENCY_VERSION_MISMATCH(412, "0x80060882"),
    /** A privilege is missing from all roles of the caller. */
    PRIVILEGE_DENIED(403, "0x80040220"),
    /** The caller has the privilege, but not for this row. */
    ACCESS_DENIED(403, "0x80048306"),
    /** The new owner of a row may not even read it. */
    OWNER_LACKS_PRIVILEGE(403, "0x80040231"),
    /** The caller's user is disabled. */
    USER_DISABLED(403, "0x80040225"),
    /** The caller's user has no security role. */
    USER_WITHOUT_ROLE(403, "0x80042F09"),
    /** The caller may not act for another user. */
    CANNOT_ACT_ON_BEHALF(403, "0x8004A110"),
    /** No token, or one that is not known. */
    UNAUTHENTICATED(401, "0x8005F101"),
    /** A parameter makes no sense. */
    INVALID_ARGUMENT(400, "0x80040203"),
    /** A required column is missing or empty. */
    REQUIRED_FIELD_MISSING(400, "0x80040200"),
    /** A date before 1753 or after 9999. */
    DATE_OUT_OF_RANGE(400, "0x80040239"),
    /** A choice value that is not offered. */
    CHOICE_OUT_OF_RANGE(400, "0x8004431A"),
    /** A text longer than its column. */
    TEXT_TOO_LONG(400, "0x80044331"),
    /** A whole number outside its range. */
    INTEGER_OUT_OF_RANGE(400, "0x8004432F"),
    /** A decimal number outside its range. */
    DECIMAL_OUT_OF_RANGE(400, "0x80044330"),
    /** State and status do not belong together, or the state is not allowed on create. */
    INVALID_STATE_STATUS(400, "0x80048408"),
    /** The row is closed and therefore read-only. */
    RECORD_READ_ONLY(400, "0x80040230"),
    /** The body names something unknown or has a bad literal. */
    PAYLOAD(400, "0x80048d19"),
    /** The address is not valid OData. */
    ODATA(400, "0x80060888"),
    /** The address names something unknown. */
    RESOURCE_NOT_FOUND(404, "0x8006088A"),
    /** The address exists, but not for this method. */
    METHOD_NOT_ALLOWED(405, "0x80060888"),
    /** Known to Dataverse, not offered by this server. */
    NOT_IMPLEMENTED(501, "0x80060888"),
    /** An alternate key that is not defined. */
    KEY_NOT_DEFINED(400, "0x80060890"),
    /** Other rows depend on the row. */
    DELETE_BLOCKED(405, "0x80040227"),
    /** An appointment without start or end. */
    APPOINTMENT_SCHEDULE_NOT_SET(400, "0x80040275"),
    /** The regarding row does not exist. */
    ACTIVITY_REGARDING_MISSING(400, "0x80043503"),
    /** A party of a kind the activity does not take. */
    ACTIVITY_PARTY_TYPE(400, "0x80043506"),
    /** Too many published rules for one table. */
    TOO_MANY_PUBLISHED_RULES(400, "0x80048419"),
    /** The matchcode of the rule would be too long. */
    MATCHCODE_TOO_LONG(400, "0x80048429"),
    /** The rule has no condition. */
    RULE_WITHOUT_CONDITIONS(400, "0x80048414"),
    /** The column's type cannot be used in a duplicate rule. */
    RULE_COLUMN_TYPE(400, "0x80048430"),
    /** The operator does not fit the column. */
    RULE_OPERATOR(400, "0x80048415"),
    /** The table cannot have duplicate rules. */
    RULE_TABLE_NOT_SUPPORTED(400, "0x80048410"),
    /** A duplicate rule names a table that does not exist. */
    RULE_TABLE_UNKNOWN(400, "0x80048416"),
    /** A duplicate rule in force compares the column. */
    RULE_COLUMN_IN_USE(400, "0x80048418"),
    /** The rule is published or being published and cannot be changed. */
    RULE_IN_USE(400, "0x80048428"),
    /** The rule is being published already. */
    RULE_ALREADY_PUBLISHING(400, "0x80048434"),
    /** No published rule for the table. */
    NO_PUBLISHED_RULES(400, "0x80048436"),
    /** Duplicate detection is off. */
    DUPLICATE_DETECTION_OFF(400, "0x80048412"),
    /** Duplicate detection cannot be turned off while a job searches for duplicates. */
    CANNOT_DISABLE_DETECTION(400, "0x80048462"),
    /** Master and subordinate of a merge are the same row. */
    MERGE_IDENTICAL(400, "0x80045305"),
    /** Master or subordinate of a merge is inactive. */
    MERGE_INACTIVE(400, "0x80045304"),
    /** Master and subordinate of a merge have different parents, and the caller asked to check that. */
    MERGE_OTHER_PARENT(400, "0x80045316"),
    /** Delta token or change tracking not available. */
    CHANGE_TRACKING_OFF(400, "0x80072491"),
    /** Too many requests. */
    THROTTLED(429, "0x80072322"),
    /** The server is not available for the moment. */
    UNAVAILABLE(503, "0x80044151"),
    /** The request is too large. */
    TOO_LARGE(413, "0x80060888"),
    /** A defect of this server. */
    UNEXPECTED(500, "0x80040216");

    private final int status;
    private final String code;

    CrmError(int status, String code) {
        this.status = status;
        this.code = code;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Dataverse error code, as text. */
    public String code() {
        return code;
    }

    /** The error with its message, ready to be thrown. */
    public CrmException with(String message) {
        return with(message, List.of());
    }

    /** The same with what a write would have duplicated. */
    public CrmException with(String message, List<FoundDuplicate> duplicates) {
        return new CrmException(this, message, duplicates);
    }
}
