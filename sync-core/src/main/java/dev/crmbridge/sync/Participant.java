package dev.crmbridge.sync;

import dev.crmbridge.crm.Bearer;
import dev.crmbridge.crm.Found;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.mailbox.Attendee;
import java.util.List;

/**
 * Somebody who takes part in an appointment.
 *
 * @param known records of the CRM with this address: users, contacts, accounts, leads, queues, in this order
 * @param lookedUp false when the CRM could not be asked, or there is no address to ask for
 */
public record Participant(Attendee attendee, List<Known> known, boolean lookedUp) {
    public Participant {
        known = List.copyOf(known);
    }

    /** @return whom the CRM names for this person, from what is known */
    public Bearer bearer() {
        return Bearer.of(known.stream().map(Known::record).toList());
    }

    /** A record and its address. */
    public record Known(OperationView.Linked link, Found record) {}
}
