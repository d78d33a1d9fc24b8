package dev.crmbridge.outlooksim.page;

import dev.crmbridge.outlooksim.page.RibbonButton.Size;
import dev.crmbridge.web.assets.Assets;
import dev.crmbridge.web.page.Icon;
import java.util.List;

/**
 * What the page's frame shows. Words and order of the CRM group are those of the product's ribbon.
 *
 * @param owner address of the mailbox's owner
 * @param assets give addresses with content hashes
 */
public record OutlookView(String owner, Assets assets) {
    /** A module of Outlook: a default folder that opens with one click. */
    public record Module(String role, String name, Icon icon) {}

    /** @return address of a file of the page */
    public String asset(String name) {
        return assets.url(name);
    }

    /** @return the modules from top to bottom */
    public List<Module> modules() {
        return List.of(
                new Module("INBOX", "Mail", Icon.MAIL),
                new Module("CALENDAR", "Calendar", Icon.CALENDAR),
                new Module("CONTACTS", "People", Icon.PEOPLE),
                new Module("TASKS", "Tasks", Icon.TASK));
    }

    /** @return the groups of the Home tab from left to right */
    public List<RibbonGroup> groups() {
        return List.of(
                new RibbonGroup(
                        "New",
                        "",
                        List.of(
                                List.of(large("new", "New Task", "Create an item of this folder’s kind.", "", "TASK")),
                                List.of(
                                        small("new-task", "New Task", "Create a task.", "TASK"),
                                        small(
                                                "new-appointment",
                                                "New Appointment",
                                                "Create an appointment.",
                                                "CALENDAR"),
                                        small("new-contact", "New Contact", "Create a contact.", "CONTACT")))),
                new RibbonGroup(
                        "Delete",
                        "",
                        List.of(List.of(large(
                                "delete",
                                "Delete",
                                "Move the selected items to Deleted Items.",
                                "Del",
                                "own:delete")))),
                new RibbonGroup(
                        "Respond",
                        "ol-group-respond",
                        List.of(List.of(
                                small(
                                        "accept",
                                        "Accept",
                                        "Accept the meeting; it stays in the calendar.",
                                        "own:accept"),
                                small("tentative", "Tentative", "Accept the meeting tentatively.", "own:tentative"),
                                small("decline", "Decline", "Decline the meeting and remove it.", "own:decline")))),
                new RibbonGroup(
                        "Manage Task",
                        "",
                        List.of(List.of(large(
                                "complete",
                                "Mark Complete",
                                "Mark the selected tasks as completed.",
                                "",
                                "own:complete")))),
                crm(),
                new RibbonGroup(
                        "Tags",
                        "",
                        List.of(List.of(new RibbonButton(
                                "categorize",
                                "Categorize",
                                "Add or remove categories of the selected items.",
                                "",
                                "own:categorize",
                                Size.LARGE_MENU,
                                "menu-categorize")))));
    }

    private static RibbonGroup crm() {
        return new RibbonGroup(
                "CRM",
                "ol-group-crm",
                List.of(
                        List.of(new RibbonButton(
                                "track",
                                "Track",
                                "Create a linked record in CRM for up to 20 selected items.",
                                "KT",
                                "TRACK",
                                Size.LARGE,
                                "menu-track")),
                        List.of(large(
                                "regarding",
                                "Set Regarding",
                                "Link the item to an account, contact or other record. Tracks it if needed.",
                                "KR",
                                "REGARDING")),
                        List.of(
                                new RibbonButton(
                                        "untrack",
                                        "Untrack",
                                        "Remove the link. You choose whether the CRM record is deleted.",
                                        "KU",
                                        "UNTRACK",
                                        Size.SMALL,
                                        null),
                                new RibbonButton(
                                        "view",
                                        "View in CRM",
                                        "Open the record. Off until the record exists.",
                                        "KV",
                                        "VIEW",
                                        Size.SMALL,
                                        null))));
    }

    private static RibbonButton large(String id, String label, String tip, String keys, String icon) {
        return new RibbonButton(id, label, tip, keys, icon, Size.LARGE, null);
    }

    private static RibbonButton small(String id, String label, String tip, String icon) {
        return new RibbonButton(id, label, tip, "", icon, Size.SMALL, null);
    }
}
