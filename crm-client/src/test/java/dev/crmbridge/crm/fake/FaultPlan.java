package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.CrmOperation;

/** Decides for every call what goes wrong with it. Called with the fake's lock held, in the order of the calls. */
@FunctionalInterface
public interface FaultPlan {
    /** Nothing ever goes wrong. */
    FaultPlan NONE = (operation, number) -> Fault.NONE;

    /**
     * @param operation the call; a batch counts as one
     * @param number how many calls of any operation were made before
     * @return what goes wrong
     */
    Fault next(CrmOperation operation, long number);
}
