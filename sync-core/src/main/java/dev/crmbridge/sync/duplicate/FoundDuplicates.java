package dev.crmbridge.sync.duplicate;

import dev.crmbridge.sync.command.Question.Match;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the local check found, once the CRM was asked about it.
 *
 * @param matches the potential duplicates
 * @param unconfirmed why the CRM could not be asked whether they are still so, as a sentence; null when it could, or nothing was found
 */
public record FoundDuplicates(List<Match> matches, @Nullable String unconfirmed) {
    /** Nothing, or nothing that may be seen. */
    public static final FoundDuplicates NONE = byTheCrm(List.of());

    public FoundDuplicates {
        matches = List.copyOf(matches);
    }

    /** @return what the CRM itself said */
    public static FoundDuplicates byTheCrm(List<Match> matches) {
        return new FoundDuplicates(matches, null);
    }
}
