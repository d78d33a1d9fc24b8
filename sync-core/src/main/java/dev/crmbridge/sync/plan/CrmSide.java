package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.Snapshot;

/** The CRM's side of a pair. */
public sealed interface CrmSide {
    /** The record was read. */
    record Present(Snapshot snapshot, Rights rights) implements CrmSide {}

    /** The record could not be read this time: offline, throttled, timeout. */
    record Unreadable() implements CrmSide {}

    /** A direct read said "not found", once. */
    record MissingOnce() implements CrmSide {}

    /** A second direct read, in a later run, said "not found" too. */
    record MissingConfirmed() implements CrmSide {}

    /** The record may not be read any more, or matches no filter: reassigned, unshared, role changed. */
    record NotVisible() implements CrmSide {}

    /**
     * What the user may do with the record.
     *
     * @param write may change it
     * @param delete may delete it
     * @param owner owns it
     */
    record Rights(boolean write, boolean delete, boolean owner) {
        /** @return owned by the user, who may do everything with it */
        public static Rights all() {
            return new Rights(true, true, true);
        }
    }
}
