package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;

/**
 * A field in which both sides differ and stay different for now. Both values are kept.
 *
 * @param field name of the mapped field
 * @param before the value both sides agreed on last
 * @param outlook Outlook's value, which is the one the CRM would get
 * @param crm the CRM's value
 * @param code why: {@link ReasonCode#CONFLICT} waits for a person; all others only explain
 */
public record Difference(String field, FieldValue before, FieldValue outlook, FieldValue crm, ReasonCode code) {
    /**
     * A question about a value of before that taking back would write to the CRM, where it may make a duplicate. Both sides show the same
     * meanwhile; the value that would be written stands where Outlook's does in other questions.
     *
     * @param value the value of before
     * @param now what both sides show
     */
    public static Difference ofTakingBack(String field, FieldValue value, FieldValue now) {
        return new Difference(field, value, value, now, ReasonCode.POSSIBLE_DUPLICATES);
    }

    /**
     * @param agreed what both sides agreed on last
     * @param outlook Outlook's values now
     * @param crm the CRM's values now
     * @return whether it is {@link #ofTakingBack}, and both sides show what they showed then
     */
    boolean takesBack(Snapshot agreed, Snapshot outlook, Snapshot crm) {
        return isOfTakingBack()
                && agreed.value(field).equals(this.crm)
                && outlook.value(field).equals(this.crm)
                && crm.value(field).equals(this.crm);
    }

    /** @return whether it looks like {@link #ofTakingBack}, as one does too of which Outlook alone shows what was agreed on */
    public boolean isOfTakingBack() {
        return code == ReasonCode.POSSIBLE_DUPLICATES && before.equals(outlook);
    }

    /** @return whether both sides still show what it is about */
    boolean isAbout(FieldValue outlook, FieldValue crm) {
        return this.outlook.equals(outlook) && this.crm.equals(crm);
    }

    /** @return whether it is about possible duplicates, asked or left alone */
    public boolean ofDuplicates() {
        return code == ReasonCode.POSSIBLE_DUPLICATES || code == ReasonCode.DUPLICATES_LEFT;
    }

    /** @return whether a person has to choose */
    public boolean asks() {
        return code == ReasonCode.CONFLICT || code == ReasonCode.POSSIBLE_DUPLICATES;
    }
}
