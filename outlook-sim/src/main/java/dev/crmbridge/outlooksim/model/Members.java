package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members one kind of object implements, by DISPID. Built once per class, not changed afterwards.
 *
 * @param <T> the kind of object
 */
final class Members<T extends SimObject> {
    /** One member: how it is read or called, and how it is written. */
    record Member<T>(
            @Nullable BiFunction<T, Args, ComValue> call,
            int most,
            @Nullable BiConsumer<T, ComValue> put) {}

    private final Map<Integer, Member<? super T>> table = new HashMap<>();

    /** Takes over the members of a more general kind. */
    Members<T> all(Members<? super T> general) {
        general.copyTo(table);
        return this;
    }

    private void copyTo(Map<Integer, ? super Member<? super T>> target) {
        table.forEach(target::put);
    }

    /** A property that is only read. */
    Members<T> get(int dispid, Function<T, ComValue> get) {
        table.put(dispid, new Member<>((T object, Args args) -> get.apply(object), 0, null));
        return this;
    }

    /** A property that is read and written. */
    Members<T> property(int dispid, Function<T, ComValue> get, BiConsumer<T, ComValue> put) {
        table.put(dispid, new Member<>((T object, Args args) -> get.apply(object), 0, put));
        return this;
    }

    /** A method with at most {@code most} arguments. */
    Members<T> method(int dispid, int most, BiFunction<T, Args, ComValue> call) {
        table.put(dispid, new Member<>(call, most, null));
        return this;
    }

    /** A method without arguments or result. */
    Members<T> action(int dispid, Consumer<T> action) {
        return method(dispid, 0, (object, args) -> {
            action.accept(object);
            return ComValue.EMPTY;
        });
    }

    boolean has(int dispid) {
        return table.containsKey(dispid);
    }

    ComValue call(T object, int dispid, Args args) {
        Member<? super T> member = table.get(dispid);
        if (member == null) {
            throw notFound(dispid);
        }
        return called(member, object, args);
    }

    private static <M> ComValue called(Member<M> member, M object, Args args) {
        if (args.values().size() > member.most()) {
            throw new ComException(
                    HResult.BAD_PARAMETER_COUNT,
                    args.values().size() + " arguments given, at most " + member.most() + " taken");
        }
        BiFunction<M, Args, ComValue> call = member.call();
        return call == null ? ComValue.EMPTY : call.apply(object, args);
    }

    void put(T object, int dispid, ComValue value) {
        Member<? super T> member = table.get(dispid);
        if (member == null || member.put() == null) {
            throw notFound(dispid);
        }
        written(member, object, value);
    }

    private static <M> void written(Member<M> member, M object, ComValue value) {
        BiConsumer<M, ComValue> put = member.put();
        if (put != null) {
            put.accept(object, value);
        }
    }

    static ComException notFound(int dispid) {
        return new ComException(
                HResult.MEMBER_NOT_FOUND, String.format("there is no such member (0x%04X) or it is read-only", dispid));
    }
}
