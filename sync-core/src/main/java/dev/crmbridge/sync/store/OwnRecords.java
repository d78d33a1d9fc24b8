package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import java.util.Optional;

/**
 * Records that the bridge created, each with the last version that came of its own writes only. A record that has another version now was
 * changed by somebody else, also where that is in a column the bridge does not read.
 */
public interface OwnRecords {
    /** @param version what creating the record gave, with the state that was set right after */
    void created(RecordRef record, String version);

    /**
     * The bridge wrote over one version. Only over its own last one does the record stay its own; nothing happens otherwise.
     *
     * @param before version that the record had to have for the write
     * @param version what the write gave
     */
    void written(RecordRef record, String before, String version);

    /** The record is no longer asked about; nothing happens when it is not known. */
    void remove(RecordRef record);

    /** @return the last version that only the bridge had a hand in; empty when the bridge did not create the record or cannot tell */
    Optional<String> version(RecordRef record);
}
