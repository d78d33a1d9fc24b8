package dev.crmbridge.service.rules;

import dev.crmbridge.crm.SystemJob;

/**
 * Background work of the CRM.
 *
 * @param state waiting, running, succeeded, failed or canceled
 * @param over whether nothing more will happen
 * @param message what the CRM says about it, empty when it says nothing
 */
record JobJson(String id, String name, String state, boolean over, String message) {
    static JobJson of(SystemJob job) {
        return new JobJson(
                job.id().toString(), job.name(), job.state().word(), job.state().isOver(), job.message());
    }
}
