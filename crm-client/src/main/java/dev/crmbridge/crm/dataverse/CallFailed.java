package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import java.util.function.Supplier;

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

    /** @return what the call gives, or the failure it carried up */
    static <T> CrmResult<T> asResult(Supplier<T> call) {
        try {
            return CrmResult.ok(call.get());
        } catch (CallFailed failed) {
            return CrmResult.failed(failed.failure());
        }
    }
}
