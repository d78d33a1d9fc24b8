package dev.crmbridge.sync.track;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One operation while its item is in hand.
 *
 * @param shortened fields of which the CRM gets a part
 */
record Tracking(
        Operation operation, OutlookItem item, Standing standing, Set<String> shortened, WriteGate.Member gate) {
    Tracking with(Operation other) {
        return new Tracking(other, item, standing, shortened, gate);
    }

    /** @return the organization whose CRM the record is meant for */
    UUID organization() {
        return Objects.requireNonNullElse(
                operation.organization(), standing.identity().organization());
    }

    /** @return the record, once it is fixed */
    RecordRef record() {
        RecordRef fixed = operation.progress().record();
        if (fixed == null) {
            throw new IllegalStateException("the record of operation " + operation.op() + " is not fixed yet");
        }
        return fixed;
    }

    /** @return the content, once it is fixed */
    Snapshot content() {
        Snapshot fixed = operation.progress().payload();
        if (fixed == null) {
            throw new IllegalStateException("the content of operation " + operation.op() + " is not fixed yet");
        }
        return fixed;
    }

    /** @return the link to {@code record} with that base, its mark still to be written */
    Link link(RecordRef record, Snapshot base, String etag) {
        return new Link(
                item.ref(),
                item.kind(),
                item.facts().globalAppointmentId(),
                record,
                organization(),
                Link.State.LINKED,
                base,
                shortened,
                Base.Meeting.of(item),
                Link.Seen.of("", etag),
                null,
                true);
    }
}
