package dev.crmbridge.dedupe;

/** Whether accents count in a comparison. */
public enum AccentPolicy {
    /** As the settings of the rule say. */
    AS_RULE,
    /** {@code café} equals {@code cafe}. */
    FOLD,
    /** {@code café} differs from {@code cafe}. */
    KEEP;

    /** @return whether accents are folded, given what the rule's settings say */
    public boolean folds(boolean ruleFolds) {
        return this == AS_RULE ? ruleFolds : this == FOLD;
    }
}
