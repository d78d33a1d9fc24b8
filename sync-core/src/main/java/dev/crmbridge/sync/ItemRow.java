package dev.crmbridge.sync;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One Outlook item with its tracking state, for lists.
 *
 * @param record linked record, or null
 * @param regarding record it is about, or null
 * @param lastError last problem in words, or null
 */
public record ItemRow(
        ItemRef ref,
        ItemKind kind,
        String subject,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable LocalDate due,
        State state,
        @Nullable RecordRef record,
        @Nullable Found regarding,
        @Nullable String lastError) {
    /** Tracking state of an item. */
    public enum State {
        UNTRACKED("untracked"),
        PENDING("pending"),
        LINKED("linked"),
        NEEDS_PERSON("needs-person"),
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** @return the word used in JSON */
        public String word() {
            return word;
        }
    }
}
