package dev.crmbridge.sync.command;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operation needs to know from a person; survives a restart. */
public sealed interface Question {
    /**
     * Save the record although it may exist already?
     *
     * @param entity table of the new record
     * @param record the fields that were compared, name → value, for the person to see
     * @param candidates every candidate that was read; answering Save covers exactly these, and where there are more all that there are
     * @param cut tables of which there are more candidates than these
     * @param unconfirmed why the CRM could not be asked whether the candidates, known here, are still what they were; null when it said so
     *     itself
     */
    record PotentialDuplicates(
            String entity,
            List<Shown> record,
            List<Match> candidates,
            Set<String> cut,
            @Nullable String unconfirmed) implements Question {
        public PotentialDuplicates {
            record = List.copyOf(record);
            candidates = List.copyOf(candidates);
            cut = Set.copyOf(cut);
        }
    }

    /**
     * A field as shown.
     *
     * @param value for people, times in the mailbox's zone; empty when the field is
     * @param moment the value where it is a point in time, for whoever shows it in a zone and form of his own, otherwise null
     * @param day the same for a date without time
     * @param here the field of the new record that agrees with this one, where it is another field or reads differently; otherwise null
     */
    record Shown(
            String label,
            String value,
            @Nullable Instant moment,
            @Nullable LocalDate day,
            @Nullable Shown here) {
        /** A text. */
        public Shown(String label, String value) {
            this(label, value, null, null, null);
        }

        /** @return the same beside the new record's field */
        public Shown beside(Shown mine) {
            boolean same = label.equals(mine.label) && value.equals(mine.value);
            return new Shown(label, value, moment, day, same ? null : mine);
        }
    }

    /**
     * One potential duplicate.
     *
     * @param rule name of the rule that matched; of several, all names with commas between
     * @param matching the fields that agree, with the candidate's value
     */
    record Match(
            RecordRef ref,
            String name,
            String rule,
            List<Shown> matching,
            boolean active,
            @Nullable Instant modifiedOn,
            @Nullable String owner) {
        public Match {
            matching = List.copyOf(matching);
        }
    }

    /**
     * Delete the CRM record too?
     *
     * @param record the linked record
     * @param keptBecause why it cannot be deleted even with Yes, or null when it can
     */
    record ConfirmUntrack(
            RecordRef record, String subject, @Nullable String keptBecause) implements Question {}

    /**
     * To what record shall the item be linked?
     *
     * @param parent true for Set Parent
     * @param types tables to choose from
     * @param recent records chosen lately
     */
    record ChooseTarget(boolean parent, List<String> types, List<Found> recent) implements Question {
        public ChooseTarget {
            types = List.copyOf(types);
            recent = List.copyOf(recent);
        }
    }

    /** The item is private: track it anyway? */
    record PrivateItem(String subject) implements Question {}

    /**
     * The key of the new record is taken by a record that is not ours: link to it?
     *
     * @param existing the record found under the key
     */
    record KeyTaken(RecordRef existing, String name) implements Question {}
}
