package dev.crmbridge.sync.command;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operation needs to know from a person; survives a restart. */
public sealed interface Question {
    /**
     * Save the record although it may exist already?
     *
     * @param entity table of the new record
     * @param record the fields that were compared, name → value, for the person to see
     * @param candidates every candidate shown; answering Save covers exactly these
     * @param unconfirmed why the CRM could not be asked whether the candidates, known here, are still what they were; null when it said so
     *     itself
     */
    record PotentialDuplicates(
            String entity,
            List<Shown> record,
            List<Match> candidates,
            @Nullable String unconfirmed) implements Question {
        public PotentialDuplicates {
            record = List.copyOf(record);
            candidates = List.copyOf(candidates);
        }
    }

    /** A field as shown. */
    record Shown(String label, String value) {}

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
