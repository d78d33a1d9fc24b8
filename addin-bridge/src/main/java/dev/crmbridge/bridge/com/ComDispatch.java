package dev.crmbridge.bridge.com;

import java.util.List;

/**
 * The only way Outlook is called: late-bound, by integer DISPID, with VARIANT-shaped values.
 *
 * <p>Implementations: Jacob on Windows, the relay protocol towards the simulator. Threads: called from the COM worker
 * only, except {@link #close()}. Every call may block; the worker, not this interface, limits how long.
 *
 * <p>Source of the DISPIDs: Outlook's type library, the same numbers from Outlook 98 to 365.
 */
public interface ComDispatch extends AutoCloseable {
    /** How a member is invoked. */
    enum Kind {
        /** Method or property get; both flags are sent, as late-bound clients do. */
        CALL,
        /** Property put; the value is the last argument. */
        PUT
    }

    /**
     * Attaches to the running Outlook.
     *
     * @return its Application object; the caller releases it
     * @throws ComException {@link HResult#MK_UNAVAILABLE} when Outlook is not running
     */
    ComObject application();

    /**
     * Invokes a member.
     *
     * @param args arguments in natural order; trailing optional ones may be left out
     * @return the result; an object in it is owned by the caller and must be released
     * @throws ComException with the HRESULT of the call
     */
    ComValue invoke(ComObject target, int dispid, Kind kind, List<ComValue> args);

    /**
     * Subscribes to an event set.
     *
     * @param source the object that fires; the implementation keeps it alive while subscribed
     * @param eventSet IID of the event interface, e.g. {@code 00063077-0000-0000-C000-000000000046}
     * @param sink called on a thread of the implementation; must only hand over and return
     * @return ends the subscription when closed
     * @throws ComException when the object does not fire that set
     */
    default Subscription advise(ComObject source, String eventSet, EventSink sink) {
        return adviseCanceling(source, eventSet, (dispid, args) -> {
            sink.fired(dispid, args);
            return false;
        });
    }

    /**
     * As {@link #advise}, for a sink that may set Cancel.
     *
     * @throws ComException when the object does not fire that set
     */
    Subscription adviseCanceling(ComObject source, String eventSet, CancelingSink sink);

    /**
     * Gives a reference back. Releasing twice, or after the other side died, does nothing.
     *
     * @param object a reference returned by this instance
     */
    void release(ComObject object);

    /** Ends the connection and forgets every reference. */
    @Override
    void close();

    /** Receives the events of one subscription. */
    @FunctionalInterface
    interface EventSink {
        /**
         * @param dispid the event, e.g. 0xF002 ItemChange
         * @param args its arguments; objects among them are released when this returns
         */
        void fired(int dispid, List<ComValue> args);
    }

    /** Receives the events of one subscription and may set Cancel where an event has it. */
    @FunctionalInterface
    interface CancelingSink {
        /**
         * @param dispid the event
         * @param args its arguments, Cancel as a flag at the end; objects among them are released when this returns
         * @return whether to set Cancel; ignored where there is none
         */
        boolean fired(int dispid, List<ComValue> args);
    }

    /** An active subscription. */
    interface Subscription extends AutoCloseable {
        /** Stops events; returns at once. */
        @Override
        void close();
    }
}
