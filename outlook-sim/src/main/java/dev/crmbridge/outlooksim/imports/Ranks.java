package dev.crmbridge.outlooksim.imports;

import biweekly.property.Classification;
import biweekly.property.Priority;
import org.jspecify.annotations.Nullable;

/** Priority and classification, as calendars tell them, in Outlook's steps. */
final class Ranks {
    private Ranks() {}

    /** RFC 5545 §3.8.1.9: 1 to 4 high, 5 medium, 6 to 9 low, 0 undefined. */
    static ImportedItem.Importance importance(@Nullable Priority priority) {
        if (priority == null || priority.getValue() == null || priority.getValue() == 0 || priority.getValue() == 5) {
            return ImportedItem.Importance.NORMAL;
        }
        return priority.getValue() < 5 ? ImportedItem.Importance.HIGH : ImportedItem.Importance.LOW;
    }

    /** RFC 5545 §3.8.1.3; an unknown class counts as private. */
    static ImportedItem.Privacy privacy(@Nullable Classification classification) {
        if (classification == null || classification.getValue() == null || classification.isPublic()) {
            return ImportedItem.Privacy.NORMAL;
        }
        return classification.isConfidential() ? ImportedItem.Privacy.CONFIDENTIAL : ImportedItem.Privacy.PRIVATE;
    }
}
