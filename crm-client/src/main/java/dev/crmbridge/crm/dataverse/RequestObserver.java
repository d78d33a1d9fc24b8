package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmOperation;
import java.time.Duration;

/** Told about every HTTP request, for budgets and measurements. Called on the requesting thread; must not block. */
@FunctionalInterface
public interface RequestObserver {
    /** Observes nothing. */
    RequestObserver NONE = (operation, status, took) -> {};

    /**
     * A request ended.
     *
     * @param operation call it was made for
     * @param status HTTP status, or 0 when there was no answer
     * @param took from sending to the last byte
     */
    void ended(CrmOperation operation, int status, Duration took);
}
