package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;

/** Carries an expected failure up to the edge of this package, where it becomes a value. */
final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CrmFailure failure;

    CallFailed(CrmFailure failure) {
        super(failure.code(), null, false, false);
        this.failure = failure;
    }

    CrmFailure failure() {
        return failure;
    }
}
