package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.CrmFailure;
import java.time.Duration;

/** What goes wrong with a call. */
public sealed interface Fault {
    /** Nothing. */
    Fault NONE = new None();

    /** Nothing goes wrong. */
    record None() implements Fault {}

    /** The call is not carried out. */
    record BeforeCommit(CrmFailure failure) implements Fault {}

    /** The call is carried out and its answer lost. */
    record AfterCommit(CrmFailure failure) implements Fault {}

    /** @return the network went away before the server read the request, which the caller cannot know */
    static Fault requestLost() {
        return new BeforeCommit(new CrmFailure.Retry("no-answer", "the CRM did not answer", null, true));
    }

    /** @return the server did the work and the answer never came */
    static Fault answerLost() {
        return new AfterCommit(new CrmFailure.Retry("no-answer", "the CRM did not answer", null, true));
    }

    /** @return no connection at all */
    static Fault unreachable() {
        return new BeforeCommit(new CrmFailure.Retry("unreachable", "the CRM cannot be reached", null, false));
    }

    /** @return too many requests */
    static Fault throttled(Duration after) {
        return new BeforeCommit(new CrmFailure.Retry("0x80072322", "the CRM asked to wait", after, false));
    }

    /** @return the server is down for a moment */
    static Fault unavailable() {
        return new BeforeCommit(new CrmFailure.Retry("http-503", "the CRM is unavailable", null, false));
    }

    /** @return the sign-in ended */
    static Fault signedOut() {
        return new BeforeCommit(new CrmFailure.SignIn("http-401", "the sign-in ended"));
    }
}
