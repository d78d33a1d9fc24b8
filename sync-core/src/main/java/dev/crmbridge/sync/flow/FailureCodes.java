package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.MailboxFailure;

/** The reason codes of failed calls that mean the same whoever made the call. Pure. */
public final class FailureCodes {
    private FailureCodes() {}

    /** @return whether the CRM is away, busy or does not know the user, and otherwise that it did not take the request */
    public static ReasonCode of(CrmFailure failure) {
        if (failure instanceof CrmFailure.Retry retry) {
            return retry.after() == null || retry.isChosen() ? ReasonCode.CRM_UNREACHABLE : ReasonCode.CRM_BUSY;
        } else if (failure instanceof CrmFailure.SignIn) {
            return ReasonCode.CRM_SIGN_IN;
        }
        return failure instanceof CrmFailure.Unexpected ? ReasonCode.CRM_UNEXPECTED : ReasonCode.CRM_REJECTED;
    }

    /** @return whether Outlook is away or busy, and otherwise that it did not take the call */
    public static ReasonCode of(MailboxFailure failure) {
        if (failure instanceof MailboxFailure.NotRunning) {
            return ReasonCode.OUTLOOK_NOT_RUNNING;
        }
        return failure instanceof MailboxFailure.Busy ? ReasonCode.OUTLOOK_BUSY : ReasonCode.OUTLOOK_REFUSED;
    }
}
