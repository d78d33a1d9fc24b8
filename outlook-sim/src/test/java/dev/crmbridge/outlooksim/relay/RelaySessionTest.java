package dev.crmbridge.outlooksim.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RelaySessionTest {
    private final ObjectModel model = new ObjectModel(new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(ZoneId.of("UTC")),
            () -> Instant.parse("2026-11-02T09:00:00Z"),
            new SplittableRandom(5)));
    private final RelaySession session = new RelaySession(model, new Faults(length -> {}), false);

    @Test
    void severalReferencesAreGivenBackAtOnce() throws IOException {
        long application = application();
        application();
        application();
        release(new PayloadWriter().i64(application).i32(2));
        assertThat(model.liveObjects()).isEqualTo(1);
        release(new PayloadWriter().i64(application));
        assertThat(model.liveObjects()).isZero();
    }

    @Test
    void moreThanThereAreIsNoMoreThanAll() throws IOException {
        long application = application();
        release(new PayloadWriter().i64(application).i32(Integer.MAX_VALUE));
        assertThat(model.liveObjects()).isZero();
    }

    @Test
    void onlyTheThreadThatCarriedQuitOutMayEndOutlook() throws Exception {
        model.windows().quit();
        assertThat(CompletableFuture.supplyAsync(() -> model.windows().takeQuit())
                        .get(10, TimeUnit.SECONDS))
                .isFalse();
        assertThat(model.windows().takeQuit()).isTrue();
        assertThat(model.windows().takeQuit()).isFalse();
    }

    private long application() throws IOException {
        Frame answer = session.answer(new Frame(Frame.APPLICATION, 1, new byte[0]));
        return ((ComValue.Obj) new PayloadReader(answer.payload()).value())
                .object()
                .id();
    }

    private void release(PayloadWriter payload) throws IOException {
        assertThat(session.answer(new Frame(Frame.RELEASE, 2, payload.bytes())).type())
                .isEqualTo(Frame.RESULT);
    }
}
