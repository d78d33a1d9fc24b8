package dev.crmbridge.crm;

import java.util.Locale;

/** A duplicate detection rule and whether it is in force (duplicaterule.statuscode). */
public record StoredRule(DuplicateRuleRow rule, Status status) {
    /** Whether a rule is in force. */
    public enum Status {
        UNPUBLISHED,
        PUBLISHING,
        PUBLISHED;

        /** @return the word for programs */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
