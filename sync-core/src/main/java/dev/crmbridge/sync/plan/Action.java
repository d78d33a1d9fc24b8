package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to do with a pair, and why. */
public sealed interface Action {
    /** @return why, as a code */
    ReasonCode code();

    /** @return why, as a sentence for people */
    String reason();

    /** Write these fields to the CRM; afterwards they are agreed. */
    record UpdateCrm(Map<String, FieldValue> fields, ReasonCode code, String reason) implements Action {
        public UpdateCrm {
            fields = Map.copyOf(fields);
        }
    }

    /** Write these fields to Outlook; afterwards they are agreed. */
    record UpdateOutlook(Map<String, FieldValue> fields, ReasonCode code, String reason) implements Action {
        public UpdateOutlook {
            fields = Map.copyOf(fields);
        }
    }

    /** Both sides already show the same: take these values as agreed, write nothing. */
    record RefreshBase(Map<String, FieldValue> fields, ReasonCode code, String reason) implements Action {
        public RefreshBase {
            fields = Map.copyOf(fields);
        }
    }

    /** Remember a difference until it is gone or somebody chooses; replaces an older one of the same field. */
    record Hold(Difference difference, String reason) implements Action {
        @Override
        public ReasonCode code() {
            return difference.code();
        }
    }

    /** A remembered difference is gone. */
    record Release(String field, ReasonCode code, String reason) implements Action {}

    /** Put a value that is about to be replaced into the journal, before the write that replaces it. */
    record KeepValue(Difference difference, boolean outlookLoses, String reason) implements Action {
        @Override
        public ReasonCode code() {
            return difference.code();
        }

        /** @return the value that is replaced */
        public FieldValue lost() {
            return outlookLoses ? difference.outlook() : difference.crm();
        }
    }

    /** Remove the link; an item or record that is left stays as it is. */
    record Unlink(ReasonCode code, String reason) implements Action {}

    /** Delete the CRM record, then remove the link. Counted by the {@link DeletionBrake}. */
    record DeleteRecord(ReasonCode code, String reason) implements Action {}

    /** Move the item to Deleted Items, then remove the link. Counted by the {@link DeletionBrake}. */
    record MoveToDeletedItems(ReasonCode code, String reason) implements Action {}

    /** Touch nothing and come back in the next run. */
    record Wait(ReasonCode code, String reason) implements Action {}

    /**
     * Touch nothing until a person has chosen: create again, unlink, or delete.
     *
     * @param left what the person is asked about, or null when nothing is left
     */
    record Park(ReasonCode code, String reason, @Nullable Remainder left) implements Action {}

    /** The question of an earlier {@link Park} answered itself. */
    record Unpark(ReasonCode code, String reason) implements Action {}
}
