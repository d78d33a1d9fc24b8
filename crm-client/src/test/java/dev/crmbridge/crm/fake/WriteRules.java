package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server refuses in a write, whoever makes it. */
final class WriteRules {
    private WriteRules() {}

    /** @return why the content cannot be written when the record is in {@code state} afterwards, or null */
    static @Nullable CrmFailure broken(RecordRef ref, RowWrite row, long state, Set<RecordRef> existing) {
        if (row.values().get("statecode") instanceof CrmValue.Whole whole && whole.value() != state
                || States.defaultStatus(ref.entity(), state) == null
                || row.values().get("statuscode") instanceof CrmValue.Whole status
                        && !States.isValid(ref.entity(), state, status.value())) {
            return new CrmFailure.Rejected("0x80048408", "The status is not valid for the state.");
        }
        if (row.values().get("subject") instanceof CrmValue.Text subject
                && States.isActivity(ref.entity())
                && subject.value().length() > (ref.entity().equals("email") ? 800 : 200)) {
            return new CrmFailure.Rejected("0x80044331", "The length of the 'subject' attribute exceeded the maximum.");
        }
        for (CrmValue value : row.values().values()) {
            if (value instanceof CrmValue.Lookup lookup && !existing.contains(lookup.target())) {
                return new CrmFailure.Rejected("0x80040217", "A record it refers to does not exist.");
            }
        }
        return null;
    }

    /** @return why the record cannot be changed under {@code etag}, or null */
    static @Nullable CrmFailure conflict(RecordRef ref, @Nullable StoredRow old, @Nullable String etag) {
        if (old == null) {
            return InMemoryServer.gone(ref);
        }
        return etag == null || etag.equals(old.etag())
                ? null
                : new CrmFailure.VersionChanged("0x80060882", "The record has another version.");
    }
}
