package dev.crmbridge.service.cli;

import java.util.Collection;

/** Exit codes of all commands, in the order in which they win over one another. */
enum ExitCode {
    /** Something failed. */
    FAILED(1),
    /** Something waits for a person. */
    NEEDS_PERSON(3),
    /** A rule refused something. */
    REFUSED(4),
    /** Done, or accepted. */
    DONE(0);

    /** Wrong usage; found before anything is done, so it wins over nothing. */
    static final int USAGE = 2;
    /** The service does not run. */
    static final int NOT_RUNNING = 5;

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** @return the code that wins: 1 over 3 over 4 over 0 */
    static ExitCode winning(Collection<ExitCode> codes) {
        return codes.stream().min(Enum::compareTo).orElse(DONE);
    }

    /**
     * @param outcome word of an outcome
     * @param accepted whether {@code pending} is what was asked for ({@code --wait 0}) or all there can be (offline)
     */
    static ExitCode of(String outcome, boolean accepted) {
        return switch (outcome) {
            case "linked", "unlinked", "cancelled" -> DONE;
            case "pending" -> accepted ? DONE : FAILED;
            case "duplicates", "needs-person" -> NEEDS_PERSON;
            case "refused" -> REFUSED;
            default -> FAILED;
        };
    }
}
