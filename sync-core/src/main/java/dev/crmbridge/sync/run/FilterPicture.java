package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.arrival.Admission;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What filters name, and what is known here about that.
 *
 * @param members version of every record that a filter names, by the first filter that does
 * @param failures filters that could not be asked: nothing is concluded about their records
 * @param past records that ended too long ago to become items; the items of those that came before stay as they are
 */
record FilterPicture(
        Map<Filter, Map<RecordRef, String>> members,
        Map<Filter, CrmFailure> failures,
        Set<RecordRef> past,
        Known known,
        Mailbox mailbox) {
    private static final String TOO_OLD =
            "It ended longer ago than appointments come to Outlook (setting “appointments-past-days”).";

    /**
     * What the store knows.
     *
     * @param linked outlines of linked pairs
     * @param links links of named or coming records that are not linked or were coming, in any state
     * @param arrivals by record
     * @param underWay records that commands work on
     */
    record Known(
            Map<RecordRef, LinkOutline> linked,
            Map<RecordRef, Link> links,
            Map<RecordRef, Arrival> arrivals,
            Set<RecordRef> underWay) {}

    /**
     * What the mailbox holds.
     *
     * @param marks items by the record in their mark, those outside Deleted Items first
     * @param meetings global ids of appointments, in lower case
     */
    record Mailbox(Map<UUID, ItemListing> marks, Set<String> meetings) {
        static final Mailbox NOT_LISTED = new Mailbox(Map.of(), Set.of());

        static Mailbox of(List<ItemListing> listings) {
            Map<UUID, ItemListing> marks = new HashMap<>();
            Set<String> meetings = new HashSet<>();
            for (ItemListing listing : listings) {
                if (listing.marked() != null) {
                    marks.merge(
                            listing.marked(),
                            listing,
                            (one, other) -> one.inDeletedItems() && !other.inDeletedItems() ? other : one);
                }
                if (listing.globalAppointmentId() != null) {
                    meetings.add(listing.globalAppointmentId().toLowerCase(Locale.ROOT));
                }
            }
            return new Mailbox(marks, meetings);
        }
    }

    /** One record that is not linked, and what is to be done about it. */
    record Candidate(Filter filter, RecordRef record, Admission.Step step) {}

    /** @return the same with what the mailbox holds */
    FilterPicture with(Mailbox listed) {
        return new FilterPicture(members, failures, past, known, listed);
    }

    /** @return records that are named and not linked, and those that were coming */
    List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        members.forEach((filter, records) -> records.forEach((record, etag) -> {
            if (!known.linked().containsKey(record) || isComing(record)) {
                Admission.Step step = Admission.decide(facts(record, etag));
                boolean tooOld = step instanceof Admission.Step.Create && !isComing(record) && past.contains(record);
                all.add(new Candidate(filter, record, tooOld ? new Admission.Step.LeaveOut(TOO_OLD) : step));
            }
        }));
        known.arrivals().forEach((record, arrival) -> {
            Filter filter = Filter.ofWord(arrival.filter()).orElse(null);
            if (isComing(record) && filter != null && !named(record) && !failures.containsKey(filter)) {
                all.add(new Candidate(filter, record, Admission.decide(facts(record, null))));
            }
        });
        return all;
    }

    /** @return linked records that came by one of the filters and that none of them names now: to be read before anything is said */
    Map<RecordRef, Filter> absent(Set<Filter> asked) {
        Map<RecordRef, Filter> gone = new HashMap<>();
        known.arrivals().forEach((record, arrival) -> {
            Filter filter = Filter.ofWord(arrival.filter()).orElse(null);
            boolean answered = filter != null && asked.contains(filter) && !failures.containsKey(filter);
            if (answered
                    && arrival.state() == Arrival.State.HERE
                    && known.linked().containsKey(record)
                    && !named(record)) {
                gone.put(record, filter);
            }
        });
        return gone;
    }

    /**
     * @param before what changed since is kept
     * @return records of arrivals that say nothing any more: none of the filters names them, they are not linked, and nothing is under way
     */
    List<RecordRef> over(Set<Filter> asked, Instant before) {
        List<RecordRef> all = new ArrayList<>();
        known.arrivals().forEach((record, arrival) -> {
            Filter filter = Filter.ofWord(arrival.filter()).orElse(null);
            boolean answered = filter == null || (asked.contains(filter) && !failures.containsKey(filter));
            if (answered
                    && arrival.state() != Arrival.State.COMING
                    && arrival.since().isBefore(before)
                    && !known.linked().containsKey(record)
                    && !known.underWay().contains(record)
                    && !named(record)) {
                all.add(record);
            }
        });
        return all;
    }

    /** @return linked records of which the filters' answers have another version than the one seen last */
    List<RecordRef> changed() {
        List<RecordRef> all = new ArrayList<>();
        members.values()
                .forEach(records -> records.forEach((record, etag) -> {
                    LinkOutline link = known.linked().get(record);
                    if (link != null
                            && !link.seen().crmEtag().isEmpty()
                            && !link.seen().crmEtag().equals(etag)) {
                        all.add(record);
                    }
                }));
        return all;
    }

    private boolean isComing(RecordRef record) {
        Arrival arrival = known.arrivals().get(record);
        return arrival != null && arrival.state() == Arrival.State.COMING;
    }

    private boolean named(RecordRef record) {
        return members.values().stream().anyMatch(records -> records.containsKey(record));
    }

    private Admission.Facts facts(RecordRef record, @Nullable String etag) {
        ItemListing marked = mailbox.marks().get(record.id());
        ItemRef item = marked == null ? null : marked.ref();
        return new Admission.Facts(
                etag,
                known.links().get(record),
                known.arrivals().get(record),
                known.underWay().contains(record),
                item,
                marked != null && marked.inDeletedItems());
    }

    /** Records that were read, and the ones that were not there to be read. */
    record Rows(Map<RecordRef, CrmRow> rows) {
        @Nullable
        CrmRow of(RecordRef record) {
            return rows.get(record);
        }
    }
}
