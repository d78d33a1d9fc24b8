package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.outlooksim.model.ObjectModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A session within the process; every frame still goes through its bytes. */
final class LocalLink implements RelayLink {
    private final RelaySession session;
    private final AtomicInteger numbers = new AtomicInteger();

    LocalLink(ObjectModel model, Faults faults, boolean trusted, EventReceiver receiver) throws IOException {
        if (!faults.isRunning()) {
            throw new IOException("Outlook is not running");
        }
        session = new RelaySession(model, faults, trusted);
        session.sendEventsTo((event, wantsAnswer) -> {
            if (!session.isAlive()) {
                throw new IOException("Outlook has ended");
            }
            return receiver.received(copied(event));
        });
    }

    @Override
    public Frame call(int type, byte[] payload) throws IOException {
        Frame request = copied(new Frame(type, numbers.incrementAndGet(), payload));
        try {
            return copied(session.answer(request));
        } catch (IOException dead) {
            session.close();
            throw dead;
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private static Frame copied(Frame frame) throws IOException {
        return Frame.read(new ByteArrayInputStream(frame.bytes()));
    }
}
