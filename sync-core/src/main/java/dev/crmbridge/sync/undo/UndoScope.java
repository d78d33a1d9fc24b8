package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.store.JournalEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which journal entries may be looked at. A record of another organization than the one the CRM is of may have a namesake here, with the
 * same id, in a copy of its environment; what was done to it is neither looked for nor taken back. Pure.
 *
 * @param organization the one the CRM is of, or empty while no CRM was asked yet
 * @param own entries of the organization the CRM is of
 * @param elsewhere one step for each record of another organization, which says that it cannot be taken back here
 */
record UndoScope(Optional<UUID> organization, List<JournalEntry> own, List<UndoStep> elsewhere) {
    UndoScope {
        own = List.copyOf(own);
        elsewhere = List.copyOf(elsewhere);
    }

    private static UndoStep cannot(JournalEntry entry) {
        return new UndoStep.Cannot(
                entry.item(),
                entry.record(),
                ReasonCode.OTHER_ORGANIZATION,
                "It was done in another organization (" + entry.organization()
                        + ") than the one you are signed in to. Nothing is changed here; take it back while connected to that"
                        + " organization.");
    }

    /** @return whether the journal knows nothing at all */
    boolean isEmpty() {
        return own.isEmpty() && elsewhere.isEmpty();
    }

    /** @return steps in the order in which they have to be done */
    List<UndoStep> steps(UndoPlan.Picture picture) {
        return Stream.concat(UndoPlan.of(own, picture).stream(), elsewhere.stream())
                .toList();
    }

    static UndoScope of(List<JournalEntry> entries, Optional<UUID> organization) {
        List<JournalEntry> own = new ArrayList<>();
        List<UndoStep> elsewhere = new ArrayList<>();
        Set<RecordRef> said = new HashSet<>();
        for (JournalEntry entry : entries) {
            if (organization.filter(entry::isOutside).isEmpty()) {
                own.add(entry);
            } else if (said.add(entry.record())) {
                elsewhere.add(cannot(entry));
            }
        }
        return new UndoScope(organization, own, elsewhere);
    }
}
