package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;

/** Which questions about the fields of a pair stand although the merge would not ask them, or would ask something else. Pure. */
final class OpenQuestions {
    private final Base base;

    OpenQuestions(Base base) {
        this.base = base;
    }

    /**
     * A question stays as long as both values it is about are there. One that came from taking a change back is about values of which one
     * is agreed, so it would not come up by itself again.
     */
    boolean isAfterTakingBack(String field, FieldValue inOutlook, FieldValue inCrm) {
        Difference known = base.held().get(field);
        return known != null
                && known.code() == ReasonCode.CONFLICT
                && !known.before().equals(base.agreed().value(field))
                && known.isAbout(inOutlook, inCrm);
    }

    /** A value of before that may be a duplicate waits as long as both sides show what they showed when it was asked about. */
    boolean isTakingBack(String field, Snapshot outlook, Snapshot crm) {
        Difference known = base.held().get(field);
        return known != null && known.takesBack(base.agreed(), outlook, crm);
    }

    /** Outlook's value was chosen in a conflict, and the CRM found that it may make a duplicate: that is the question then. */
    boolean isAboutDuplicates(String field, FieldValue inOutlook, FieldValue inCrm) {
        Difference known = base.held().get(field);
        return known != null && known.ofDuplicates() && known.isAbout(inOutlook, inCrm);
    }
}
