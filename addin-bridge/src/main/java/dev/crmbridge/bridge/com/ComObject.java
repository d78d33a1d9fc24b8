package dev.crmbridge.bridge.com;

/**
 * A reference to an object on the other side of the COM border.
 *
 * <p>Valid until {@link ComDispatch#release} or until the other side dies. Two references may denote the same object:
 * never compare them to decide identity, compare EntryIDs.
 *
 * @param id number given by the {@link ComDispatch} that returned it; meaningless to any other
 */
public record ComObject(long id) {}
