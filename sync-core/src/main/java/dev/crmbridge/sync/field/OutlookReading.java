package dev.crmbridge.sync.field;

import java.util.Set;

/**
 * Outlook's side of a pair as read.
 *
 * @param shortened fields of which the CRM can hold only a part, because they are too long or hold more than plain text: for this
 *     item they go to the CRM only
 */
public record OutlookReading(Snapshot snapshot, Set<String> shortened) {
    public OutlookReading {
        shortened = Set.copyOf(shortened);
    }
}
