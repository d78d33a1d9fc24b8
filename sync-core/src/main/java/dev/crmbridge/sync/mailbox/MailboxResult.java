package dev.crmbridge.sync.mailbox;

import java.util.function.Function;

/**
 * What a call to the mailbox came to.
 *
 * @param <T> what a successful call returns
 */
public sealed interface MailboxResult<T> {
    /** Carried out. */
    record Ok<T>(T value) implements MailboxResult<T> {}

    /** Not carried out, or unknown. */
    record Failed<T>(MailboxFailure failure) implements MailboxResult<T> {}

    /** @return a successful result */
    static <T> MailboxResult<T> ok(T value) {
        return new Ok<>(value);
    }

    /** @return a failed result */
    static <T> MailboxResult<T> failed(MailboxFailure failure) {
        return new Failed<>(failure);
    }

    /** @return the outcome of the matching function */
    default <R> R fold(Function<? super T, ? extends R> ok, Function<? super MailboxFailure, ? extends R> failed) {
        if (this instanceof Ok<T> success) {
            return ok.apply(success.value());
        }
        return failed.apply(((Failed<T>) this).failure());
    }
}
