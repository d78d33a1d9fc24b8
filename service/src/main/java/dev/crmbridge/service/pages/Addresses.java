package dev.crmbridge.service.pages;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.web.server.RequestRefused;

/** Paths of our pages, in one place. */
public final class Addresses {
    private Addresses() {}

    /** @return path of an item's pane */
    public static String itemPath(ItemRef item) {
        return "/items/" + item.entryId();
    }

    static String operation(String op) {
        return "/operations/" + op;
    }

    /** @return path that leads to a record in the CRM */
    public static String openPath(RecordRef record) {
        return "/open/" + record.entity() + "/" + record.id();
    }

    /** @throws RequestRefused when it is no record */
    static RecordRef record(String entity, String id) {
        try {
            return RecordRef.parse(entity + ":" + id);
        } catch (IllegalArgumentException wrong) {
            throw new RequestRefused(400, "not-a-record", wrong.getMessage() + ".");
        }
    }
}
