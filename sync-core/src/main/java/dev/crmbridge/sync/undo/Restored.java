package dev.crmbridge.sync.undo;

import java.util.List;

/**
 * What became of writing values of before.
 *
 * @param back what was taken back, as sentences
 * @param kept fields that stay as they are, each with the reason
 */
public record Restored(List<String> back, List<NotRestored> kept) {
    public Restored {
        back = List.copyOf(back);
        kept = List.copyOf(kept);
    }
}
