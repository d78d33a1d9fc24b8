package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.Dispatch;

/** Outlook's Application object, got in a way that keeps the HRESULT of a failure. */
final class OutlookInstance extends Dispatch {
    private OutlookInstance() {}

    /**
     * The one that runs, from the table of running objects.
     *
     * @throws com.jacob.com.ComFailException with the HRESULT
     */
    static Dispatch running(String programId) {
        OutlookInstance instance = new OutlookInstance();
        instance.getActiveInstance(programId);
        return instance;
    }

    /**
     * The one that runs or, when none does, a new one. Outlook has one instance per person.
     *
     * @throws com.jacob.com.ComFailException with the HRESULT
     */
    static Dispatch started(String programId) {
        OutlookInstance instance = new OutlookInstance();
        instance.coCreateInstance(programId);
        return instance;
    }
}
