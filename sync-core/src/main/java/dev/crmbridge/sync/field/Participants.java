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
        if (item.facts().withheld().contains(RECIPIENTS)) {
            return base == null ? FieldValue.NONE : base.value(name);
        }
        return people(item.attendees().stream()
                .filter(attendee -> attendee.type() == type)
                .map(attendee -> person(attendee.address(), attendee.name()))
                .toList());
    }

    /** Rows that were read without their parties leave the value as it was. */
    @Override
    public FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        if (row.parties().isEmpty()) {
            return base == null ? FieldValue.NONE : base.value(name);
        }
        return people(row.parties().stream()
                .filter(party -> party.role() == role)
                .map(party -> person(party.address(), nameOf(party)))
                .toList());
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
        return "Nobody. An address without a record in the CRM is written as an address.";
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
