package dev.crmbridge.crm;

import java.util.function.Function;

/**
 * What a call to the CRM came to. Expected failures are values; exceptions are bugs.
 *
 * @param <T> what a successful call returns
 */
public sealed interface CrmResult<T> {
    /** The call was carried out. */
    record Ok<T>(T value) implements CrmResult<T> {}

    /** It was not, or it is not known whether it was. */
    record Failed<T>(CrmFailure failure) implements CrmResult<T> {}

    /** @return a successful result */
    static <T> CrmResult<T> ok(T value) {
        return new Ok<>(value);
    }

    /** @return a failed result */
    static <T> CrmResult<T> failed(CrmFailure failure) {
        return new Failed<>(failure);
    }

    /** @return a successful result of a call that returns nothing; its value is null, the only one there is */
    @SuppressWarnings("NullAway")
    static CrmResult<Void> done() {
        return new Ok<>(null);
    }

    /** @return the outcome of the matching function */
    default <R> R fold(Function<? super T, ? extends R> ok, Function<? super CrmFailure, ? extends R> failed) {
        if (this instanceof Ok<T> success) {
            return ok.apply(success.value());
        }
        return failed.apply(((Failed<T>) this).failure());
    }

    /** @return this result with its value mapped */
    default <R> CrmResult<R> map(Function<? super T, ? extends R> mapping) {
        return fold(value -> ok(mapping.apply(value)), CrmResult::failed);
    }
}
