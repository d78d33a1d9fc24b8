package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.Dispatch;
import com.jacob.com.DispatchEvents;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Subscribes through our own type library, after checking everything at which Jacob would crash. */
final class EventSource {
    private final Path library;
    private final SinkRegistration registration;
    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    EventSource(Path library, SinkRegistration registration) {
        this.library = library;
        this.registration = registration;
    }

    /**
     * @return the set of that IID
     * @throws ComException {@link HResult#NO_CONNECTION} when the type library does not have it
     */
    EventSets.EventSet set(String iid) {
        return EventSets.byIid(iid)
                .orElseThrow(() -> new ComException(HResult.NO_CONNECTION, "no type library for event set " + iid));
    }

    /**
     * @throws ComException {@link HResult#NO_CONNECTION} when the installation is not complete
     * @throws com.jacob.com.ComFailException when the object does not fire that set
     */
    DispatchEvents subscribe(Dispatch source, EventSets.EventSet set, SinkProxy sink) {
        String file = library.toAbsolutePath().toString();
        if (!Files.isRegularFile(library)) {
            throw new ComException(HResult.NO_CONNECTION, "the type library for events is missing");
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(file)) {
            throw new ComException(
                    HResult.NO_CONNECTION,
                    "Jacob cannot open a type library in a folder with other than ASCII letters");
        }
        if (!checked.contains(set.programId())) {
            if (!registration.leadsTo(set.programId(), set.classId())) {
                throw new ComException(HResult.NO_CONNECTION, set.programId() + " is not registered; install again");
            }
            checked.add(set.programId());
        }
        return new DispatchEvents(source, sink, set.programId(), file);
    }
}
