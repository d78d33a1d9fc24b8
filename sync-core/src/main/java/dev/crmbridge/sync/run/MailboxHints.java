package dev.crmbridge.sync.run;

import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import org.jspecify.annotations.Nullable;

/** Brings Outlook's hints to the engine's thread. */
final class MailboxHints implements Mailbox.Listener {
    private final Ports ports;
    private final Runs runs;
    private Mailbox.@Nullable Watch watch;

    MailboxHints(Ports ports, Runs runs) {
        this.ports = ports;
        this.runs = runs;
    }

    void open() {
        watch = ports.watch(this);
    }

    void close() {
        Mailbox.Watch open = watch;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void touched(ItemRef item) {
        ports.reactor().post(() -> runs.looks().soonAt(item));
    }

    @Override
    public void somethingChanged() {
        ports.reactor().post(runs.looks()::soon);
    }

    @Override
    public void connection(boolean attached) {
        ports.reactor().post(() -> {
            ports.reachability().outlook(attached);
            if (attached) {
                runs.passSoon();
            }
        });
    }
}
