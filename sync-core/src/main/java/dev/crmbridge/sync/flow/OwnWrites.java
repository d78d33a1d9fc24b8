package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import java.util.Map;

/**
 * Told what our own writes made of records, so that copies kept of them follow at once and not when the CRM is read next. Called on the
 * engine's thread, before whoever wrote goes on.
 */
public interface OwnWrites {
    /** Keeps no copies. */
    OwnWrites NOBODY = new OwnWrites() {
        @Override
        public void created(RecordRef record, Map<String, CrmValue> values) {}

        @Override
        public void changed(RecordRef record, Map<String, CrmValue> values) {}

        @Override
        public void gone(RecordRef record) {}
    };

    /** A record was created, also one that had been deleted before. */
    void created(RecordRef record, Map<String, CrmValue> values);

    /** @param values the columns that were written; {@link CrmValue#NONE} where one was emptied */
    void changed(RecordRef record, Map<String, CrmValue> values);

    /** A record was deleted, or the CRM says that there is none. */
    void gone(RecordRef record);
}
