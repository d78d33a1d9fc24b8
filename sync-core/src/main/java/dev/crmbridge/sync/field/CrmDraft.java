package dev.crmbridge.sync.field;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is to be written to a CRM row. For one thread, for the length of one call. */
public final class CrmDraft {
    private final @Nullable CrmRow current;
    private final ZoneId zone;
    private final Map<String, RecordRef> resolved;
    private final Map<String, CrmValue> columns = new LinkedHashMap<>();
    private final EnumMap<ActivityParty.Role, List<ActivityParty>> people = new EnumMap<>(ActivityParty.Role.class);

    /**
     * @param current the row as it is, or null before it exists
     * @param zone the mailbox's zone
     * @param resolved records by e-mail address in lower case; an address that is missing here is written as an address only
     */
    public CrmDraft(@Nullable CrmRow current, ZoneId zone, Map<String, RecordRef> resolved) {
        this.current = current;
        this.zone = zone;
        this.resolved = Map.copyOf(resolved);
    }

    /** @return the column's present value; {@link CrmValue#NONE} when the row does not exist yet */
    public CrmValue current(String column) {
        return current == null ? CrmValue.NONE : current.value(column);
    }

    /** @return the mailbox's zone */
    public ZoneId zone() {
        return zone;
    }

    /** Sets a column; {@link CrmValue#NONE} empties it. */
    public void set(String column, CrmValue value) {
        columns.put(column, value);
    }

    /** Sets everybody who has {@code role}. Whom the row names as a record already stays that record. */
    public void people(ActivityParty.Role role, List<FieldValue.Person> persons) {
        Set<RecordRef> taken = new HashSet<>();
        people.put(
                role, persons.stream().map(person -> party(role, person, taken)).toList());
    }

    /** @param taken records that have the role already; a second address of one of them stays an address */
    private ActivityParty party(ActivityParty.Role role, FieldValue.Person person, Set<RecordRef> taken) {
        RecordRef named = named(role, person);
        RecordRef record = named == null ? resolved.get(person.address()) : named;
        return new ActivityParty(
                record != null && taken.add(record) ? record : null,
                person.address().isEmpty() ? null : person.address(),
                person.name().isEmpty() ? null : person.name(),
                role);
    }

    private @Nullable RecordRef named(ActivityParty.Role role, FieldValue.Person person) {
        if (current == null) {
            return null;
        }
        RecordRef elsewhere = null;
        for (ActivityParty party : current.parties()) {
            if (party.party() != null && !keptByTheServer(party.role()) && isMeant(party, role, person)) {
                if (party.role() == role) {
                    return party.party();
                }
                elsewhere = party.party();
            }
        }
        return elsewhere;
    }

    /** A party that began in the CRM may have no address; then its name has to do, in the same role. */
    private static boolean isMeant(ActivityParty party, ActivityParty.Role role, FieldValue.Person person) {
        return party.address() != null && !person.address().isEmpty()
                ? party.address().equalsIgnoreCase(person.address())
                : party.role() == role
                        && party.name() != null
                        && party.name().strip().equalsIgnoreCase(person.name().strip());
    }

    /** @return the finished write; its parties, when there are any, hold the roles that were not set as the row has them */
    public RowWrite write() {
        if (people.isEmpty()) {
            return RowWrite.columns(columns);
        }
        List<ActivityParty> all = new ArrayList<>();
        if (current != null) {
            current.parties().stream()
                    .filter(party -> !people.containsKey(party.role()) && !keptByTheServer(party.role()))
                    .forEach(all::add);
        }
        people.values().forEach(all::addAll);
        return new RowWrite(columns, all);
    }

    /** Owner and regarding parties mirror the lookups of the row and are never written (activityparty, participation types). */
    private static boolean keptByTheServer(ActivityParty.Role role) {
        return role == ActivityParty.Role.OWNER || role == ActivityParty.Role.REGARDING;
    }
}
