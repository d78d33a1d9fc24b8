package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Line;
import java.util.List;

/**
 * What a search found, parted by whether somebody said that it is no duplicate.
 *
 * @param open lines nobody answered
 * @param answered lines somebody did
 */
public record FoundLines(List<Line> open, List<Line> answered) {
    /** Nothing. */
    public static final FoundLines NONE = new FoundLines(List.of(), List.of());

    public FoundLines {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
    }
}
