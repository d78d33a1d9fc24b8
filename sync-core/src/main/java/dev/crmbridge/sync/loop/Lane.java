package dev.crmbridge.sync.loop;

/** Who carries out what blocks. */
public enum Lane {
    /** One worker: Outlook takes one call at a time. */
    COM,
    /** Several workers: requests to the CRM. */
    HTTP,
    /** One worker: the store. */
    DISK
}
