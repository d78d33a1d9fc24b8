package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import java.util.List;

/** Where the events of one subscription go. */
public interface EventTarget {
    /**
     * Takes over an event: called in the apartment, so that objects in it can be retained.
     *
     * @param dispid the event
     * @param args its arguments without the by-reference Cancel
     * @param cancelable whether Cancel is passed and an answer wanted
     * @return sends it, called outside the apartment
     */
    PendingEvent prepare(int dispid, List<ComValue> args, boolean cancelable);

    /** An event on its way. */
    @FunctionalInterface
    interface PendingEvent {
        /**
         * Sends the event and, where an answer is wanted, waits for it; a target that is gone or does not answer in time
         * counts as not canceling.
         *
         * @return whether the handler set Cancel
         */
        boolean send();
    }
}
