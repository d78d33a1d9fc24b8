package dev.crmbridge.crm;

/**
 * Switches of the organization that turn duplicate detection on (Dataverse, "Enable and disable duplicate detection"). Each of the others
 * counts only together with the first.
 *
 * @param enabled at all ({@code isduplicatedetectionenabled}); without it no rule is in force
 * @param onCreateAndUpdate when a record is created or changed ({@code isduplicatedetectionenabledforonlinecreateupdate})
 * @param onGoingOnline when work done offline in Outlook comes in ({@code isduplicatedetectionenabledforofflinesync})
 */
public record DetectionSwitches(boolean enabled, boolean onCreateAndUpdate, boolean onGoingOnline) {
    /** Nothing is turned off. */
    public static final DetectionSwitches ALL_ON = new DetectionSwitches(true, true, true);
}
