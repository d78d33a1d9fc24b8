package dev.crmbridge.web.page;

import gg.jte.Content;
import java.util.Locale;

/** The drawings of {@code icons.svg}. They take the color of the text and are hidden from assistive technology. */
public enum Icon {
    TRACK,
    UNTRACK,
    REGARDING,
    PARENT,
    VIEW,
    TASK,
    PHONECALL,
    LETTER,
    FAX,
    APPOINTMENT,
    MEETING,
    CONTACT,
    ACCOUNT,
    LEAD,
    OPPORTUNITY,
    CASE,
    MAIL,
    USER,
    WARNING,
    ERROR,
    SUCCESS,
    INFO,
    PENDING,
    LINKED,
    CONFLICT,
    UNDO,
    SEARCH,
    CLOSE,
    CHEVRON_DOWN,
    REFRESH,
    OFFLINE,
    SETTINGS,
    HISTORY,
    JOBS,
    FOLDER,
    CALENDAR,
    PEOPLE,
    FLAG,
    RECURRING,
    PRIVATE,
    MORE;

    /** Id of the drawing in the file. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The drawing, 16 px, to stand beside a word. Write {@code ${Icon.TASK.svg()}} in a template. */
    public Content svg() {
        return sized("icon");
    }

    /** The drawing, 32 px, for ribbons and empty places. */
    public Content large() {
        return sized("icon icon-large");
    }

    /** Drawing of a record or item type: {@code task}, {@code phonecall}, {@code account} …; else {@link #MORE}. */
    public static Icon ofType(String type) {
        return switch (type) {
            case "task" -> TASK;
            case "phonecall" -> PHONECALL;
            case "letter" -> LETTER;
            case "fax" -> FAX;
            case "appointment", "serviceappointment" -> APPOINTMENT;
            case "meeting", "meetingRequest" -> MEETING;
            case "contact" -> CONTACT;
            case "account" -> ACCOUNT;
            case "lead" -> LEAD;
            case "opportunity" -> OPPORTUNITY;
            case "incident" -> CASE;
            case "mail", "email" -> MAIL;
            case "systemuser" -> USER;
            default -> MORE;
        };
    }

    private Content sized(String classes) {
        return output -> output.writeContent(
                "<svg class=\"" + classes + "\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/icons.svg#"
                        + id() + "\"></use></svg>");
    }
}
