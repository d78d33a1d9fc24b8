package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import org.jspecify.annotations.Nullable;

/**
 * An object that only shows a value, such as an account or a time zone.
 *
 * @param <S> the value
 */
final class PlainObject<S> extends SimObject implements CollectionObject.Named {
    private final S subject;
    private final String name;
    private final Members<PlainObject<S>> members;

    /** Which interface and class it has, and the name by which collections find it. */
    record Look(String interfaceName, int objectClass, String name) {}

    PlainObject(ObjectModel model, Look look, @Nullable SimObject parent, S subject, Members<PlainObject<S>> members) {
        super(model, look.interfaceName(), look.objectClass(), parent);
        this.subject = subject;
        this.name = look.name();
        this.members = members;
    }

    S subject() {
        return subject;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    ComValue call(int dispid, Args args) {
        return members.call(this, dispid, args);
    }

    @Override
    void put(int dispid, ComValue value) {
        members.put(this, dispid, value);
    }

    @Override
    boolean implemented(int dispid) {
        return members.has(dispid);
    }
}
