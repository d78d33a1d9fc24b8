package dev.crmbridge.sync.track;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.store.Link;

/** What is known about an item from before. */
sealed interface Prior {
    /** Nothing. */
    record Nothing() implements Prior {}

    /** It is linked. */
    record Linked(Link link) implements Prior {}

    /** It was untracked and its record was kept. */
    record Kept(Link link) implements Prior {}

    /** Its mark names a record that our store knows nothing about: linked by the retired client, or our store was lost. */
    record Marked(RecordRef record) implements Prior {}

    /** It is linked in another organization than the one the CRM is of. */
    record Elsewhere(OtherOrganization where) implements Prior {}

    /** Whether it is a copy of another item could not be found out now. */
    record Unclear(MailboxFailure failure) implements Prior {}
}
