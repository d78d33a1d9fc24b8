package dev.crmbridge.sync.command;

/**
 * Every reason an operation, a refusal or a decision can carry. Closed: {@code docs/reference/errors.md} has one row for each,
 * checked by a test.
 */
public enum ReasonCode {
    TOO_MANY("too-many"),
    MIXED_KINDS("mixed-kinds"),
    NO_ITEMS("no-items"),
    RECURRING("recurring"),
    ASSIGNED_TASK("assigned-task"),
    WRONG_STORE("wrong-store"),
    NOT_EXCHANGE("not-exchange"),
    ALREADY_TRACKED("already-tracked"),
    NOT_TRACKED("not-tracked"),
    STILL_PENDING("still-pending"),
    NO_PRIVILEGE("no-privilege"),
    NO_ROLE("no-role"),
    MEETING_NOT_IN_CALENDAR("meeting-not-in-calendar"),
    PRIVATE("private"),
    KIND_NOT_TRACKABLE("kind-not-trackable"),
    CONTACT_KEPT("contact-kept"),
    TYPE_NOT_OFFERED("type-not-offered"),
    ITEM_NOT_FOUND("item-not-found"),
    ITEM_IN_DELETED_ITEMS("item-in-deleted-items"),
    TARGET_NOT_FOUND("target-not-found"),
    TARGET_NOT_ALLOWED("target-not-allowed"),
    CHOOSE_TARGET("choose-target"),
    CONFIRM_UNTRACK("confirm-untrack"),
    POSSIBLE_DUPLICATES("possible-duplicates"),
    DUPLICATE_SAVED("duplicate-saved"),
    DUPLICATES_LEFT("duplicates-left"),
    CANCELLED_BY_PERSON("cancelled-by-person"),
    CREATED("created"),
    RELINKED("relinked"),
    ADOPTED("adopted"),
    OTHER_ORGANIZATION("other-organization"),
    MARKED_RECORD_GONE("marked-record-gone"),
    COPY("copy"),
    EMAIL_NOT_IN_CRM("email-not-in-crm"),
    REGARDING_SET("regarding-set"),
    CATEGORY_REMOVED("category-removed"),
    SYNC_TRIED_AGAIN("sync-tried-again"),
    RECORD_KEPT("record-kept"),
    RECORD_DELETED("record-deleted"),
    CLOSED_IN_CRM("closed-in-crm"),
    CONFLICT("conflict"),
    CONFLICT_RESOLVED("conflict-resolved"),
    TAKEN_BACK("taken-back"),
    FIELD_SHORTENED("field-shortened"),
    CHANGED_IN_OUTLOOK("changed-in-outlook"),
    CHANGED_IN_CRM("changed-in-crm"),
    SAME_ON_BOTH("same-on-both"),
    ONE_WAY_FIELD("one-way-field"),
    DIFFERENCE_GONE("difference-gone"),
    CLOSING_WAITS("closing-waits"),
    ITEM_UNREADABLE("item-unreadable"),
    RECORD_UNREADABLE("record-unreadable"),
    SECOND_SIGHTING("second-sighting"),
    DELETED_IN_OUTLOOK("deleted-in-outlook"),
    DELETED_IN_CRM("deleted-in-crm"),
    BOTH_GONE("both-gone"),
    BACK_AGAIN("back-again"),
    EDIT_BEATS_DELETE("edit-beats-delete"),
    DELETES_OFF("deletes-off"),
    IN_THE_PAST("in-the-past"),
    NOT_ORGANIZER("not-organizer"),
    MEETING_HAS_ATTENDEES("meeting-has-attendees"),
    COMPLETED_ITEM_KEPT("completed-item-kept"),
    ITEM_OUT_OF_REACH("item-out-of-reach"),
    RECORD_OUT_OF_REACH("record-out-of-reach"),
    DELETION_BRAKE("deletion-brake"),
    DELETION_CHOSEN("deletion-chosen"),
    DELETION_DECLINED("deletion-declined"),
    UNLINK_CHOSEN("unlink-chosen"),
    CREATE_CHOSEN("create-chosen"),
    CRM_UNREACHABLE("crm-unreachable"),
    CRM_BUSY("crm-busy"),
    CRM_REJECTED("crm-rejected"),
    CRM_SIGN_IN("crm-sign-in"),
    CRM_UNEXPECTED("crm-unexpected"),
    OUTLOOK_BUSY("outlook-busy"),
    OUTLOOK_NOT_RUNNING("outlook-not-running"),
    OUTLOOK_REFUSED("outlook-refused"),
    KEY_TAKEN("key-taken"),
    INTERNAL("internal");

    private final String word;

    ReasonCode(String word) {
        this.word = word;
    }

    /** @return the stable word used in JSON, logs and docs */
    public String word() {
        return word;
    }
}
