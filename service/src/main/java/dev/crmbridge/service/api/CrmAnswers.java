package dev.crmbridge.service.api;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.web.server.RequestRefused;

/** What the CRM answered to a request that waits for it. */
public final class CrmAnswers {
    private CrmAnswers() {}

    /** @throws RequestRefused with the CRM's code in the sentence when it did not work */
    public static <T> T of(CrmResult<T> result) {
        return result.fold(value -> value, failure -> {
            throw refused(failure);
        });
    }

    /** @return the same as an answer to a person: what happened, its code in the sentence, and what to do */
    public static RequestRefused refused(CrmFailure failure) {
        if (failure instanceof CrmFailure.Retry retry && retry.isChosen()) {
            return new RequestRefused(
                    409,
                    "offline-by-choice",
                    "You work offline, and this is asked of the CRM. Go online first: “crmbridge online”, or Go Online on the start page.");
        }
        if (failure.code().equals(CrmFailure.Rejected.NO_SUCH_TABLE)) {
            return new RequestRefused(400, "no-such-table", failure.message() + " Check the name of the table.");
        }
        String words = failure.message() + " [" + failure.code() + "]";
        if (failure instanceof CrmFailure.Gone) {
            return new RequestRefused(404, "not-in-crm", words);
        } else if (failure instanceof CrmFailure.Denied) {
            return new RequestRefused(403, "no-privilege", words);
        } else if (failure instanceof CrmFailure.SignIn) {
            return new RequestRefused(502, "crm-sign-in", words);
        } else if (failure instanceof CrmFailure.Retry) {
            return new RequestRefused(503, "crm-away", words + " Try again later.");
        } else if (failure instanceof CrmFailure.Unexpected) {
            return new RequestRefused(502, "crm-unexpected", words);
        }
        return new RequestRefused(409, "crm-refused", words);
    }
}
