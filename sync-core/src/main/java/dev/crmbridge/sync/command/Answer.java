package dev.crmbridge.sync.command;

import dev.crmbridge.crm.RecordRef;

/** A person's answer to a {@link Question}. */
public sealed interface Answer {
    /** Save the record in spite of the duplicates shown. */
    record Save() implements Answer {}

    /** Do nothing. */
    record Cancel() implements Answer {}

    /** Yes. */
    record Yes() implements Answer {}

    /** No. */
    record No() implements Answer {}

    /** This record. */
    record Target(RecordRef target) implements Answer {}
}
