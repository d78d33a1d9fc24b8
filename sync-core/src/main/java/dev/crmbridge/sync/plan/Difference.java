package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;

/**
 * A field in which both sides differ and stay different for now. Both values are kept.
 *
 * @param field name of the mapped field
 * @param before the value both sides agreed on last
 * @param outlook Outlook's value
 * @param crm the CRM's value
 * @param code why: {@link ReasonCode#CONFLICT} waits for a person; all others only explain
 */
public record Difference(String field, FieldValue before, FieldValue outlook, FieldValue crm, ReasonCode code) {
    /** @return whether a person has to choose */
    public boolean asks() {
        return code == ReasonCode.CONFLICT || code == ReasonCode.POSSIBLE_DUPLICATES;
    }
}
