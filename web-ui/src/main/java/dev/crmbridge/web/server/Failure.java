package dev.crmbridge.web.server;

/**
 * What a caller is told when a request was not carried out.
 *
 * @param status HTTP status, 400 to 599
 * @param code short stable word in kebab case for programs, e.g. {@code not-found}
 * @param message what happened and what to do, for a person
 */
public record Failure(int status, String code, String message) {
    /** Checks the status range. */
    public Failure {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not a failure status: " + status);
        }
    }
}
