package dev.crmbridge.sync.store;

import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accepted operations, in the order in which they were accepted. */
public interface Outbox {
    /** How many final operations the lists of problems look through. */
    int SHOWN = 200;

    /** Adds operations that were not there before. */
    void add(List<Operation> operations);

    /** Replaces an operation. */
    void update(Operation operation);

    /** @return the operation of that id */
    Optional<Operation> find(String op);

    /** @return operations whose outcome is not final, oldest first */
    List<Operation> open();

    /** @return operations of one item whose outcome is not final, oldest first */
    List<Operation> openFor(ItemRef item);

    /** @return the newest operation of one item */
    Optional<Operation> newestFor(ItemRef item);

    /** @return the last {@code limit} final ones, newest first */
    List<Operation> finished(int limit);

    /** @return how many of the last {@code limit} final ones failed */
    int failed(int limit);

    /** @return the newest operation of every item that ever had one, for lists */
    List<Operation> newestPerItem();

    /** Forgets an operation. */
    void forget(String op);

    /** Forgets final operations that changed last before {@code before}. */
    void purgeFinished(Instant before);
}
