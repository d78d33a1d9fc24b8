package dev.crmbridge.service.pages;

import dev.crmbridge.sync.SyncReport.Planned;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.web.page.Icon;

/** What the actions of a preview do, in the order in which a person wants to know it. The machine words are those of {@code sync}. */
public enum PlannedGroup {
    DELETIONS(
            Icon.WARNING,
            "Deletions",
            "deletion",
            "deletions",
            "One side is gone, so the other one would be deleted. What is deleted in Outlook lies in Deleted Items afterwards.",
            "Fields"),
    QUESTIONS(
            Icon.CONFLICT,
            "Questions",
            "question",
            "questions",
            "Nothing would be written here: both sides stay as they are until you choose.",
            "Both values"),
    TO_CRM(
            Icon.TRACK,
            "Written to CRM",
            "change in CRM",
            "changes in CRM",
            "The records would get these values.",
            "In CRM: now → then"),
    TO_OUTLOOK(
            Icon.MAIL,
            "Written to Outlook",
            "change in Outlook",
            "changes in Outlook",
            "The items would get these values.",
            "In Outlook: now → then"),
    LINKS(
            Icon.LINKED,
            "Links",
            "link made or removed",
            "links made or removed",
            "The content of item and record stays; only what ties them together changes.",
            "Fields"),
    NOTES(
            Icon.INFO,
            "Only noted",
            "note",
            "notes",
            "Neither side would be written; the bridge only remembers how things stand.",
            "Both values");

    private final Icon icon;
    private final String title;
    private final String one;
    private final String many;
    private final String explanation;
    private final String fields;

    PlannedGroup(Icon icon, String title, String one, String many, String explanation, String fields) {
        this.icon = icon;
        this.title = title;
        this.one = one;
        this.many = many;
        this.explanation = explanation;
        this.fields = fields;
    }

    /** @return its drawing */
    public Icon icon() {
        return icon;
    }

    /** @return its heading */
    public String title() {
        return title;
    }

    /** @return what is counted, for that many */
    public String counted(int count) {
        return count == 1 ? one : many;
    }

    /** @return what these actions would do, as sentences */
    public String explanation() {
        return explanation;
    }

    /** @return heading of the values */
    public String fields() {
        return fields;
    }

    /** @return its part of the page */
    public String anchor() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** @return where a decision belongs; what has no word here is only noted */
    static PlannedGroup of(Planned plan) {
        return switch (plan.action()) {
            case "delete-record", "delete-item" -> DELETIONS;
            case "park" -> QUESTIONS;
            case "hold" ->
                plan.code() == ReasonCode.CONFLICT || plan.code() == ReasonCode.POSSIBLE_DUPLICATES ? QUESTIONS : NOTES;
            case "update-crm" -> TO_CRM;
            case "update-outlook", "create-item" -> TO_OUTLOOK;
            case "unlink", "link", "adopt", "unmark-copy" -> LINKS;
            default -> NOTES;
        };
    }
}
