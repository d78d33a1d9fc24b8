package dev.crmbridge.sync.field;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people of one role in a meeting. They go to the CRM and never come back: we do not touch whom Outlook invited. */
final class Participants implements Field {
    private static final String RECIPIENTS = "Recipients";

    private final String name;
    private final String label;
    private final Attendee.Type type;
    private final ActivityParty.Role role;

    Participants(String name, String label, Attendee.Type type, ActivityParty.Role role) {
        this.name = name;
        this.label = label;
        this.type = type;
        this.role = role;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String label() {
        return label;
    }

    ActivityParty.Role role() {
        return role;
    }

    @Override
    public Direction direction() {
        return Direction.TO_CRM;
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Set<ItemField> itemFields() {
        return Set.of();
    }

    @Override
    public FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        boolean noMeeting = item.facts().role() == OutlookItem.MeetingRole.NONE
                && item.attendees().isEmpty();
        if (noMeeting || item.facts().withheld().contains(RECIPIENTS)) {
            return base == null ? FieldValue.NONE : base.value(name);
        }
        return people(item.attendees().stream()
                .filter(attendee -> attendee.type() == type)
                .map(attendee -> person(attendee.address(), attendee.name()))
                .toList());
    }

    /**
     * The CRM may know people under other names, without an address, or name an organizer of its own: the value counts as
     * unchanged while nobody was added or removed. Rows that were read without their parties leave it as it was.
     */
    @Override
    public FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        FieldValue before = base == null ? FieldValue.NONE : base.value(name);
        if (row.parties().isEmpty()) {
            return before;
        }
        List<FieldValue.Person> now = row.parties().stream()
                .filter(party -> party.role() == role)
                .map(party -> person(party.address(), nameOf(party)))
                .toList();
        return base != null && same(before, now) ? before : people(now);
    }

    private boolean same(FieldValue before, List<FieldValue.Person> now) {
        List<FieldValue.Person> known = before instanceof FieldValue.People people ? people.people() : List.of();
        if (known.isEmpty() && role == ActivityParty.Role.ORGANIZER) {
            return true;
        }
        Set<String> addresses = known.stream().map(FieldValue.Person::address).collect(Collectors.toSet());
        return known.size() == now.size()
                && now.stream().allMatch(person -> person.address().isEmpty() || addresses.contains(person.address()));
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        // never: organizer and attendees of a meeting belong to Outlook
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        draft.people(role, value instanceof FieldValue.People people ? people.people() : List.of());
    }

    @Override
    public String meaningOfEmpty() {
        return "Nobody. Somebody whose address a record of the CRM has is written as that record: a user before a contact, an account,"
                + " a lead and a queue; whom the record names already stays that record. An address nobody has, or several records of"
                + " one kind, is written as an address.";
    }

    private static FieldValue people(List<FieldValue.Person> persons) {
        return persons.isEmpty() ? FieldValue.NONE : new FieldValue.People(persons);
    }

    private static FieldValue.Person person(@Nullable String address, @Nullable String name) {
        return new FieldValue.Person(address == null ? "" : address.toLowerCase(Locale.ROOT), name == null ? "" : name);
    }

    private static @Nullable String nameOf(ActivityParty party) {
        return party.name() == null && party.party() != null ? party.party().toString() : party.name();
    }
}
