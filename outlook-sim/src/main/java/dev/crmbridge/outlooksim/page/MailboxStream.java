package dev.crmbridge.outlooksim.page;

import dev.crmbridge.outlooksim.mailbox.MailboxEvent;
import dev.crmbridge.outlooksim.mailbox.MailboxListener;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.web.server.LiveEvents;
import io.javalin.http.sse.SseClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Tells open pages which items changed; changes of one moment go out together. Thread-safe. */
final class MailboxStream implements MailboxListener, AutoCloseable {
    private static final long GATHER_MS = 60;
    private static final long HEARTBEAT_SECONDS = 20;

    private final SimMailbox mailbox;
    private final LiveEvents events = new LiveEvents();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "outlook-page-events");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> items = new LinkedHashSet<>();

    private boolean foldersChanged;
    private boolean waiting;

    MailboxStream(SimMailbox mailbox) {
        this.mailbox = mailbox;
        mailbox.listen(this);
        sender.scheduleWithFixedDelay(events::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    void add(SseClient client) {
        events.add(client);
    }

    @Override
    public synchronized void happened(MailboxEvent event) {
        if (event instanceof MailboxEvent.ItemAdded added) {
            items.add(added.item().entryId());
        } else if (event instanceof MailboxEvent.ItemChanged changed) {
            items.add(changed.after().entryId());
        } else if (event instanceof MailboxEvent.ItemRemoved removed) {
            items.add(removed.item().entryId());
        } else {
            foldersChanged = true;
        }
        if (!waiting && !sender.isShutdown()) {
            waiting = true;
            sender.schedule(this::send, GATHER_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        mailbox.forget(this);
        sender.shutdownNow();
        events.end();
    }

    private void send() {
        List<String> ids;
        boolean folders;
        synchronized (this) {
            ids = List.copyOf(items);
            folders = foldersChanged;
            items.clear();
            foldersChanged = false;
            waiting = false;
        }
        Map<Boolean, List<String>> there = ids.stream()
                .collect(Collectors.partitioningBy(id -> mailbox.find(id).isPresent()));
        events.send("mailbox", Map.of("items", there.get(true), "removed", there.get(false), "folders", folders));
    }
}
