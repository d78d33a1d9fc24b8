package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.List;

/** What a mailbox answers, without the ids by which all calendars know a meeting. */
final class WithoutGlobalIds {
    private WithoutGlobalIds() {}

    /** @param answer of any call */
    static Object seen(Object answer) {
        if (answer instanceof MailboxResult.Ok<?> ok && ok.value() instanceof OutlookItem item) {
            return MailboxResult.ok(nameless(item));
        } else if (answer instanceof MailboxResult.Ok<?> ok && ok.value() instanceof List<?> rows) {
            return MailboxResult.ok(
                    rows.stream().map(row -> nameless((ItemListing) row)).toList());
        }
        return answer;
    }

    private static ItemListing nameless(ItemListing row) {
        return new ItemListing(
                row.ref(),
                row.kind(),
                row.version(),
                row.subject(),
                row.start(),
                row.end(),
                row.due(),
                row.marked(),
                row.linkState(),
                row.trackedCategory(),
                null,
                row.inDeletedItems());
    }

    private static OutlookItem nameless(OutlookItem item) {
        OutlookItem.Facts facts = item.facts();
        return new OutlookItem(
                item.ref(),
                item.kind(),
                item.version(),
                item.fields(),
                new OutlookItem.Facts(
                        facts.recurring(),
                        facts.assigned(),
                        facts.inDefaultExchangeStore(),
                        facts.inDeletedItems(),
                        null,
                        facts.role(),
                        facts.zone(),
                        facts.openWithUnsavedEdits(),
                        facts.withheld()),
                item.attendees(),
                item.categories(),
                item.mark());
    }
}
