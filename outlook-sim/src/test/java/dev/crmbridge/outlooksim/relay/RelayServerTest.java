package dev.crmbridge.outlooksim.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.testkit.Property;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayServerTest {
    private static final String ITEMS_EVENTS = "{00063077-0000-0000-C000-000000000046}";
    private static final String FOLDER_EVENTS = "000630f7-0000-0000-c000-000000000046";
    private static final int SESSION = 0xF00B;
    private static final int SUBJECT = 0x0037;

    private final SimMailbox mailbox = new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(ZoneId.of("UTC")),
            () -> Instant.parse("2026-11-02T09:00:00Z"),
            new SplittableRandom(3));
    private final ObjectModel model = new ObjectModel(mailbox);
    private final Faults faults = new Faults(length -> {});
    private RelayServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RelayServer(model, faults, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        model.close();
        mailbox.close();
    }

    @Test
    void severalClientsShareOneOutlookAndReleaseTheirOwnReferencesOnly() {
        SimItem item = task("Shared");
        try (RelayDispatch one = client();
                RelayDispatch two = client()) {
            ComObject inOne = item(one, item.entryId());
            ComObject inTwo = item(two, item.entryId());

            one.invoke(inOne, SUBJECT, Kind.PUT, List.of(ComValue.of("Edited")));
            assertThat(two.invoke(inTwo, SUBJECT, Kind.CALL, List.of())).isEqualTo(ComValue.of("Edited"));

            one.release(inOne);
            one.release(inOne);
            assertThat(two.invoke(inTwo, SUBJECT, Kind.CALL, List.of())).isEqualTo(ComValue.of("Edited"));
            assertThatCode(HResult.DISCONNECTED, () -> one.invoke(inOne, SUBJECT, Kind.CALL, List.of()));
        }
    }

    @Test
    void nothingIsLeftOfAClientThatReleasedEverything() {
        SimItem item = task("Released");
        try (RelayDispatch client = client()) {
            ComObject application = client.application();
            ComObject session = object(client.invoke(application, SESSION, Kind.CALL, List.of()));
            ComObject opened = object(client.invoke(session, 0x2109, Kind.CALL, List.of(ComValue.of(item.entryId()))));
            ComObject fields = object(client.invoke(opened, 0xF816, Kind.CALL, List.of()));
            client.release(opened);
            assertThat(client.invoke(fields, 0x0050, Kind.CALL, List.of())).isEqualTo(ComValue.of(0));
            List.of(application, session, fields).forEach(client::release);
            assertThat(model.liveObjects()).isZero();
        }
    }

    @Test
    void changesByAnybodyArriveAsEventsInOrder() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (RelayDispatch client = client()) {
            ComObject items = items(client);
            client.advise(
                    items,
                    ITEMS_EVENTS,
                    (dispid, args) -> seen.add(Integer.toHexString(dispid)
                            + (args.isEmpty()
                                    ? ""
                                    : client.invoke(object(args.get(0)), SUBJECT, Kind.CALL, List.of()))));

            SimItem item = task("Seen");
            mailbox.edit(item.entryId(), List.of(ItemChange.text(Fields.BODY, "x")));
            mailbox.delete(item.entryId());

            assertThat(next(seen)).startsWith("f001");
            assertThat(next(seen)).startsWith("f002");
            assertThat(next(seen)).isEqualTo("f003");
        }
    }

    @Test
    void moreThanSixteenItemsAtOnceRaiseNoEvents() throws InterruptedException {
        BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
        try (RelayDispatch client = client()) {
            client.advise(items(client), ITEMS_EVENTS, (dispid, args) -> seen.add(dispid));
            mailbox.createAll(java.util.Collections.nCopies(17, new NewItem(ItemKind.TASK, null, List.of())));
            mailbox.purge(mailbox.items().get(0).entryId());
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(0xF003);
        }
    }

    @Test
    void afterUnsubscribingNothingArrives() throws InterruptedException {
        BlockingQueue<Integer> first = new LinkedBlockingQueue<>();
        BlockingQueue<Integer> second = new LinkedBlockingQueue<>();
        try (RelayDispatch client = client()) {
            ComObject items = items(client);
            ComDispatch.Subscription subscription =
                    client.advise(items, ITEMS_EVENTS, (dispid, args) -> first.add(dispid));
            client.advise(items, ITEMS_EVENTS, (dispid, args) -> second.add(dispid));
            subscription.close();
            task("Not told");
            assertThat(second.poll(10, TimeUnit.SECONDS)).isEqualTo(0xF001);
            assertThat(first).isEmpty();
        }
    }

    @Test
    void aHandlerMayCallBackAndCancelADeletion() {
        SimItem item = task("Protected");
        try (RelayDispatch client = client()) {
            ComObject session = object(client.invoke(client.application(), SESSION, Kind.CALL, List.of()));
            ComObject tasks = object(client.invoke(session, 0x210B, Kind.CALL, List.of(ComValue.of(13))));
            BlockingQueue<ComValue> subjects = new LinkedBlockingQueue<>();
            client.adviseCanceling(tasks, FOLDER_EVENTS, (dispid, args) -> {
                subjects.add(client.invoke(object(args.get(0)), SUBJECT, Kind.CALL, List.of()));
                return true;
            });
            ComObject opened = object(client.invoke(session, 0x2109, Kind.CALL, List.of(ComValue.of(item.entryId()))));

            assertThatCode(HResult.OPERATION_FAILED, () -> client.invoke(opened, 0xF04A, Kind.CALL, List.of()));
            assertThat(subjects).containsExactly(ComValue.of("Protected"));
            assertThat(mailbox.get(item.entryId())).isEqualTo(item);
        }
    }

    @Test
    void anObjectWithoutThoseEventsRefusesTheSubscription() {
        try (RelayDispatch client = client()) {
            ComObject application = client.application();
            assertThatCode(HResult.NO_CONNECTION, () -> client.advise(application, ITEMS_EVENTS, (dispid, args) -> {}));
        }
    }

    @Test
    void aDeadOutlookIsUnavailableUntilItRunsAndIsAttachedToAgain() {
        try (RelayDispatch client = client()) {
            ComObject before = client.application();
            faults.die();
            assertThatCode(HResult.RPC_UNAVAILABLE, () -> client.invoke(before, 0x3001, Kind.CALL, List.of()));
            assertThatCode(HResult.MK_UNAVAILABLE, client::application);

            faults.revive();
            ComObject after = client.application();
            assertThat(client.invoke(after, 0x3001, Kind.CALL, List.of())).isEqualTo(ComValue.of("Outlook"));
            assertThatCode(HResult.RPC_UNAVAILABLE, () -> client.invoke(before, 0x3001, Kind.CALL, List.of()));
        }
    }

    @Test
    void withinTheProcessDeathLooksTheSame() {
        try (RelayDispatch client = RelayDispatch.inProcess(model, faults, false)) {
            ComObject before = client.application();
            faults.die();
            assertThatCode(HResult.RPC_UNAVAILABLE, () -> client.invoke(before, 0x3001, Kind.CALL, List.of()));
            assertThatCode(HResult.MK_UNAVAILABLE, client::application);
            faults.revive();
            assertThat(client.application()).isNotEqualTo(before);
        }
    }

    @Test
    void busyFaultsFollowTheSeedAndDoNotRunTheCall() {
        SimItem item = task("Busy");
        try (RelayDispatch client = client()) {
            ComObject opened = item(client, item.entryId());
            List<Integer> first = faultsOf(client, opened);
            assertThat(faultsOf(client, opened)).isEqualTo(first).contains(HResult.CALL_REJECTED, 0);
            faults.set(new FaultPlan(1, 0, 1, 0, Duration.ZERO, 0, false, 0));
            assertThatCode(
                    HResult.SERVERCALL_RETRYLATER,
                    () -> client.invoke(opened, SUBJECT, Kind.PUT, List.of(ComValue.of("never"))));
            faults.set(FaultPlan.none());
            assertThat(client.invoke(opened, SUBJECT, Kind.CALL, List.of())).isEqualTo(ComValue.of("Busy"));
        }
    }

    @Test
    void theGuardDeniesWhoIsNotTrusted() {
        SimItem item = task("Guarded");
        faults.set(FaultPlan.guarded());
        try (RelayDispatch outside = client();
                RelayDispatch addIn = RelayDispatch.connect(server.address(), true)) {
            ComObject fromOutside = item(outside, item.entryId());
            ComObject fromAddIn = item(addIn, item.entryId());
            assertThatCode(HResult.ABORT, () -> outside.invoke(fromOutside, 0x9100, Kind.CALL, List.of()));
            assertThat(addIn.invoke(fromAddIn, 0x9100, Kind.CALL, List.of())).isEqualTo(ComValue.of(""));
            assertThat(outside.invoke(fromOutside, SUBJECT, Kind.CALL, List.of()))
                    .isEqualTo(ComValue.of("Guarded"));
        }
    }

    @Test
    void lostEventsAreLostAndLaterOnesArrive() throws InterruptedException {
        BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
        try (RelayDispatch client = client()) {
            client.advise(items(client), ITEMS_EVENTS, (dispid, args) -> seen.add(dispid));
            faults.set(new FaultPlan(1, 0, 0, 0, Duration.ZERO, 0, false, 1));
            SimItem item = task("Lost");
            model.drainEvents();
            faults.set(FaultPlan.none());
            mailbox.purge(item.entryId());
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(0xF003);
        }
    }

    @Test
    void aWrongTokenIsRefusedWithAReason() {
        RelayAddress right = server.address();
        RelayAddress wrong = new RelayAddress(right.host(), right.port(), "guess");
        try (RelayDispatch client = RelayDispatch.connect(wrong, false)) {
            assertThatThrownBy(client::application).hasMessageContaining("the token is wrong");
        }
    }

    @Test
    void garbageClosesItsConnectionAndHarmsNobodyElse() {
        try (RelayDispatch client = client()) {
            ComObject application = client.application();
            Property.holds("garbage is survived", 40, random -> {
                byte[] garbage = new byte[1 + random.nextInt(200)];
                random.nextBytes(garbage);
                try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().port())) {
                    socket.getOutputStream().write(garbage);
                    socket.shutdownOutput();
                    socket.setSoTimeout(20_000);
                    socket.getInputStream().readAllBytes();
                } catch (java.net.SocketException reset) {
                    assertThat(reset).isNotNull();
                }
                assertThat(client.invoke(application, 0x3001, Kind.CALL, List.of()))
                        .isEqualTo(ComValue.of("Outlook"));
            });
        }
    }

    @Test
    void garbageAfterTheGreetingIsAnsweredWithAReason() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().port())) {
            byte[] hello = new PayloadWriter()
                    .i32(Frame.MAGIC)
                    .u16(Frame.VERSION)
                    .u8(0)
                    .u8(0)
                    .i64(0)
                    .text(server.address().token())
                    .bytes();
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            new Frame(Frame.HELLO, 1, hello).write(socket.getOutputStream());
            assertThat(Frame.read(in).type()).isEqualTo(Frame.WELCOME);
            new Frame(99, 2, new byte[0]).write(socket.getOutputStream());
            Frame bye = Frame.read(in);
            assertThat(bye.type()).isEqualTo(Frame.BYE);
            assertThat(new PayloadReader(bye.payload()).text()).contains("unknown type 99");
        }
    }

    @Test
    void theAddressIsAskedForAtTheOutlookUrl() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/relay", exchange -> {
            RelayAddress address = server.address();
            byte[] json = String.format(
                            "{\"host\":\"%s\",\"port\":%d,\"token\":\"%s\"}",
                            address.host(), address.port(), address.token())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        http.start();
        try (RelayDispatch client = RelayDispatch.connect(
                URI.create("http://127.0.0.1:" + http.getAddress().getPort()))) {
            assertThat(client.invoke(client.application(), 0x3001, Kind.CALL, List.of()))
                    .isEqualTo(ComValue.of("Outlook"));
        } finally {
            http.stop(0);
        }
    }

    private List<Integer> faultsOf(RelayDispatch client, ComObject opened) {
        faults.set(new FaultPlan(77, 0.5, 0, 0, Duration.ZERO, 0, false, 0));
        List<Integer> codes = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try {
                client.invoke(opened, SUBJECT, Kind.CALL, List.of());
                codes.add(0);
            } catch (ComException busy) {
                codes.add(busy.hresult());
            }
        }
        return codes;
    }

    private RelayDispatch client() {
        return RelayDispatch.connect(server.address(), false);
    }

    private SimItem task(String subject) {
        return mailbox.create(new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, subject))));
    }

    private static ComObject item(RelayDispatch client, String entryId) {
        ComObject session = object(client.invoke(client.application(), SESSION, Kind.CALL, List.of()));
        return object(client.invoke(session, 0x2109, Kind.CALL, List.of(ComValue.of(entryId))));
    }

    private static ComObject items(RelayDispatch client) {
        ComObject session = object(client.invoke(client.application(), SESSION, Kind.CALL, List.of()));
        ComObject tasks = object(client.invoke(session, 0x210B, Kind.CALL, List.of(ComValue.of(13))));
        return object(client.invoke(tasks, 0x3100, Kind.CALL, List.of()));
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(10, TimeUnit.SECONDS);
        assertThat(value).as("nothing arrived").isNotNull();
        return value;
    }

    private static ComObject object(ComValue value) {
        return ((ComValue.Obj) value).object();
    }

    private static void assertThatCode(int hresult, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ComException.class,
                        failure ->
                                assertThat(failure.hresult()).as("%s", failure).isEqualTo(hresult));
    }
}
