package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.filter.FilterException;
import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The object model as its clients see it: numbered objects, members by DISPID, reference counts, events.
 *
 * <p>Thread-safe; everything that belongs together (a call and taking over the references in its result) is done inside
 * one {@link #enter}.
 */
public final class ObjectModel implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ObjectModel.class);

    private final SimMailbox mailbox;
    private final ObjectTable objects = new ObjectTable();
    private final Apartment apartment = new Apartment(objects::settle);
    private final TypeLibrary types = TypeLibrary.load();
    private final PropertyNames names = new PropertyNames(types);
    private final EventHub events = new EventHub(this);
    private final ItemCache items = new ItemCache(this);
    private final ShownRows shownRows = new ShownRows();
    private final Windows windows = new Windows(this);
    private final MailboxEvents mailboxEvents = new MailboxEvents(this);
    private final ApplicationObject application = new ApplicationObject(this);
    private final NameSpaceObject session = new NameSpaceObject(this);

    /** @param mailbox what it shows; not closed with it */
    public ObjectModel(SimMailbox mailbox) {
        this.mailbox = mailbox;
        mailbox.listen(mailboxEvents);
    }

    /** @return what it shows */
    public SimMailbox mailbox() {
        return mailbox;
    }

    /** @return explorer and inspectors, for a person or script at the screen */
    public Windows windows() {
        return windows;
    }

    /**
     * Runs work in the apartment, as one call.
     *
     * @throws ComException also for failures of the mailbox and of filters
     */
    public <T> T enter(Supplier<T> work) {
        return apartment.enter(() -> {
            try {
                return work.get();
            } catch (MailboxException failure) {
                throw new ComException(hresult(failure.problem()), String.valueOf(failure.getMessage()));
            } catch (FilterException failure) {
                throw Values.invalid(String.valueOf(failure.getMessage()));
            }
        });
    }

    /** @return a reference to the Application object; inside {@link #enter} */
    public ComValue applicationReference() {
        return objects.export(application);
    }

    /** Invokes a member; inside {@link #enter}. @throws ComException with the HRESULT of the call */
    public ComValue invoke(long id, int dispid, Kind kind, List<ComValue> args) {
        SimObject object = objects.find(new ComObject(id));
        if (kind == Kind.CALL) {
            return object.invoke(dispid, new Args(this, args));
        }
        if (args.size() != 1) {
            throw new ComException(HResult.BAD_PARAMETER_COUNT, "a property put takes one value");
        }
        object.write(dispid, args.get(0));
        return ComValue.EMPTY;
    }

    /** @return the DISPIDs of names, without regard to case; inside {@link #enter}. @throws ComException UNKNOWN_NAME */
    public List<Integer> idsOf(long id, List<String> memberNames) {
        return objects.find(new ComObject(id)).ids(memberNames);
    }

    /** @return whether the object-model guard protects that member against programs that are not trusted */
    public boolean isGuarded(long id, int dispid) {
        return GuardedMembers.contains(objects.find(new ComObject(id)).interfaceName(), dispid);
    }

    /** Counts a client's reference; inside {@link #enter}. */
    public void retain(long id) {
        objects.retain(id);
    }

    /** Gives a reference back, unknown ids do nothing; inside {@link #enter}. */
    public void release(long id) {
        objects.release(id);
    }

    /** @return the number of objects clients refer to, those included that keep others alive */
    public int liveObjects() {
        return enter(objects::size);
    }

    /** Subscribes; inside {@link #enter}. @return cookie for {@link #unadvise} */
    public int advise(long id, String eventSet, EventTarget target) {
        return events.advise(objects.find(new ComObject(id)), eventSet, target);
    }

    /** Ends a subscription, unknown cookies do nothing; inside {@link #enter}. */
    public void unadvise(int cookie) {
        events.unadvise(cookie);
    }

    /** Waits, at most five seconds, until every event posted so far has been sent. */
    public void drainEvents() {
        CountDownLatch done = new CountDownLatch(1);
        events.afterwards(done::countDown);
        try {
            if (!done.await(5, TimeUnit.SECONDS)) {
                log.atWarn().log("events are still on their way");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        mailbox.forget(mailboxEvents);
        events.close();
    }

    <T> T outgoing(Supplier<T> work) {
        return apartment.outgoing(work);
    }

    ObjectTable objects() {
        return objects;
    }

    TypeLibrary types() {
        return types;
    }

    PropertyNames names() {
        return names;
    }

    EventHub events() {
        return events;
    }

    ItemCache items() {
        return items;
    }

    ShownRows shownRows() {
        return shownRows;
    }

    ApplicationObject application() {
        return application;
    }

    NameSpaceObject session() {
        return session;
    }

    private static int hresult(MailboxException.Problem problem) {
        return switch (problem) {
            case NOT_FOUND -> HResult.NOT_FOUND;
            case CHANGED -> HResult.OBJECT_CHANGED;
            case INVALID -> HResult.INVALID_ARGUMENT;
            case CANCELED -> HResult.OPERATION_FAILED;
            case STORAGE -> HResult.EXTENDED_ERROR;
        };
    }
}
