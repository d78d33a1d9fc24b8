package dev.crmbridge.sync.plan;

import java.util.Optional;

/**
 * Stops a run that would delete too much in one direction. Explicit Untrack does not count.
 *
 * @param most most deletions that pass without a question
 * @param percent largest share of the linked pairs that passes, in percent
 * @param shareFrom number of deletions from which on the share counts
 */
public record DeletionBrake(int most, int percent, int shareFrom) {
    public DeletionBrake {
        if (most < 0 || percent < 0 || percent > 100 || shareFrom < 1) {
            throw new IllegalArgumentException(
                    "the deletion brake needs most ≥ 0, percent 0 to 100 and shareFrom ≥ 1, not " + most + ", "
                            + percent + ", " + shareFrom);
        }
    }

    /** Where the deletions would happen. */
    public enum Where {
        CRM("the CRM"),
        OUTLOOK("Outlook");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        /** @return where an action deletes something, or empty when it deletes nothing */
        public static Optional<Where> of(Action action) {
            if (action instanceof Action.DeleteRecord) {
                return Optional.of(CRM);
            }
            return action instanceof Action.MoveToDeletedItems ? Optional.of(OUTLOOK) : Optional.empty();
        }

        /** @return where a decision leads to a deletion if the delete rules allow it, or empty */
        public static Optional<Where> of(Decision decision) {
            return switch (decision) {
                case DELETE_RECORD -> Optional.of(CRM);
                case DELETE_ITEM -> Optional.of(OUTLOOK);
                default -> Optional.empty();
            };
        }
    }

    /** @return more than 10, or more than 20 % when at least 5 */
    public static DeletionBrake standard() {
        return new DeletionBrake(10, 20, 5);
    }

    /** @return whether so many of the linked pairs at once, or so large a share of them, do not pass without a question */
    public boolean holds(int pairs, int linked) {
        return pairs > most || pairs >= shareFrom && pairs * 100L > (long) percent * linked;
    }

    /**
     * @param where the direction
     * @param deletions deletions planned in that direction in this run
     * @param linked linked pairs before the run
     * @return why the run stops, as a sentence for people; empty when it may go on
     */
    public Optional<String> check(Where where, int deletions, int linked) {
        if (!holds(deletions, linked)) {
            return Optional.empty();
        }
        boolean tooMany = deletions > most;
        return Optional.of("This run would delete " + deletions + " of " + linked + " tracked items in " + where.words
                + ". That is more than " + (tooMany ? most + " at once" : percent + " %")
                + ", so nothing of it is deleted. Look at the list under Deletions and say whether it shall be.");
    }
}
