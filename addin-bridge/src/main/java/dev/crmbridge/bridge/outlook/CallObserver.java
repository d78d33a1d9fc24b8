package dev.crmbridge.bridge.outlook;

/** Learns what each operation cost; called on the COM worker after the operation. */
@FunctionalInterface
public interface CallObserver {
    /** Does nothing. */
    CallObserver NONE = (operation, calls) -> {};

    /**
     * @param operation name of the port's method
     * @param calls COM calls it made, attaching and repeated ones included
     */
    void finished(String operation, int calls);
}
