package dev.crmbridge.outlooksim.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.com.jacob.JacobDispatch;
import dev.crmbridge.outlooksim.relay.EchoOutlook;
import dev.crmbridge.sync.loop.Lane;
import dev.crmbridge.sync.loop.Reactor;
import dev.crmbridge.sync.loop.ThreadedReactor;
import dev.crmbridge.sync.loop.WorkerSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jacob and COM against something that gives back what it is given. */
@NeedsCom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JacobDispatchTest {
    private static final String APPLICATION_EVENTS = "0006302C-0000-0000-C000-000000000046";
    private static final int PARAMETER_ERROR = 0x80020009;

    private EchoOutlook echo;
    private RelayProgram relay;
    private JacobDispatch testSubject;
    private ComObject application;

    @BeforeAll
    void start() throws IOException {
        echo = new EchoOutlook();
        relay = RelayProgram.start(echo.address());
        testSubject = RelayProgram.jacob();
        application = testSubject.application();
    }

    @AfterAll
    void stop() throws IOException {
        testSubject.close();
        relay.close();
        echo.close();
    }

    @AfterEach
    void onlyTheApplicationIsHeld() {
        assertThat(testSubject.liveReferences()).isEqualTo(1);
    }

    static List<ComValue> values() {
        return List.of(
                ComValue.EMPTY,
                new ComValue.Null(),
                ComValue.MISSING,
                new ComValue.Failure(HResult.NOT_FOUND),
                ComValue.of(true),
                ComValue.of(false),
                new ComValue.I2(Short.MIN_VALUE),
                ComValue.of(Integer.MIN_VALUE),
                ComValue.of(Integer.MAX_VALUE),
                new ComValue.R8(-0.1),
                new ComValue.R8(Double.MAX_VALUE),
                new ComValue.Date(949_998.0), // 4501-01-01: "none"
                new ComValue.Date(0.0),
                new ComValue.Date(-657_434.0), // year 100, the first
                new ComValue.Date(2_958_465.999_988_426), // the last second of year 9999
                new ComValue.Date(46_351.041_666_666_664), // in the hour that a clock is set forward
                ComValue.of(""),
                ComValue.of("Zeile ä\r\n漢字 😀 שלום العربية \u202Ertl\u202C"),
                ComValue.of("x".repeat(1_000_000) + "ä"),
                ComValue.NOTHING,
                new ComValue.Bytes(new byte[0]),
                new ComValue.Bytes(new byte[] {0, -1, 127, -128}),
                new ComValue.Bytes(new byte[100_000]),
                new ComValue.Array(List.of()),
                new ComValue.Array(List.of(
                        ComValue.of("a"), ComValue.MISSING, new ComValue.Failure(HResult.NOT_FOUND), ComValue.NOTHING)),
                new ComValue.Array(
                        List.of(new ComValue.Array(List.of(ComValue.of(1))), new ComValue.Bytes(new byte[] {7}))),
                new ComValue.Table(2, List.of()),
                new ComValue.Table(
                        2,
                        List.of(
                                List.of(ComValue.of("a"), ComValue.of(1)),
                                List.of(new ComValue.Date(949_998.0), ComValue.EMPTY),
                                List.of(new ComValue.Bytes(new byte[] {1, 2}), ComValue.of(true)))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueComesBackAsItWent(ComValue value) {
        assertThat(testSubject.invoke(application, EchoOutlook.ECHO, Kind.CALL, List.of(value)))
                .isEqualTo(value);
    }

    @Test
    void anObjectThatIsPassedComesBackAsAnObjectOfItsOwn() {
        try (ComScope scope = new ComScope(testSubject)) {
            ComValue child = scope.call(application, EchoOutlook.CHILD);
            ComValue same = scope.call(application, EchoOutlook.ECHO, child);

            assertThat(same).isInstanceOf(ComValue.Obj.class).isNotEqualTo(child);
            assertThat(scope.call(((ComValue.Obj) same).object(), EchoOutlook.ECHO, ComValue.of(7)))
                    .isEqualTo(ComValue.of(7));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                HResult.CALL_REJECTED,
                HResult.SERVERCALL_RETRYLATER,
                HResult.NOT_FOUND,
                HResult.OBJECT_DELETED,
                HResult.ABORT,
                HResult.ACCESS_DENIED,
                HResult.MEMBER_NOT_FOUND,
                HResult.FAIL,
                HResult.NETWORK_ERROR,
                PARAMETER_ERROR
            })
    void aFailureKeepsItsCode(int hresult) {
        assertThatThrownBy(() ->
                        testSubject.invoke(application, EchoOutlook.FAIL, Kind.CALL, List.of(ComValue.of(hresult))))
                .isInstanceOfSatisfying(
                        ComException.class,
                        failure -> assertThat(failure.hresult()).isEqualTo(hresult));
    }

    @Test
    void aTableOfFiveThousandRowsIsReadCellByCell() {
        ComValue table = testSubject.invoke(
                application, EchoOutlook.TABLE, Kind.CALL, List.of(ComValue.of(5_000), ComValue.of(5)));

        assertThat(table).isInstanceOfSatisfying(ComValue.Table.class, rows -> {
            assertThat(rows.rows()).hasSize(5_000);
            assertThat(rows.rows().get(4_999))
                    .containsExactly(
                            ComValue.of("Row 4999 äöü 漢字"),
                            ComValue.of(4_999),
                            new ComValue.Date(46_000 + 4_999 / 24.0),
                            new ComValue.Bytes(new byte[] {(byte) 4_999}),
                            ComValue.NOTHING);
        });
    }

    @Test
    void cancelIsSeenAndSetByReference() {
        try (ComDispatch.Subscription canceling =
                testSubject.adviseCanceling(application, APPLICATION_EVENTS, (dispid, args) -> {
                    assertThat(dispid).isEqualTo(0xF002);
                    assertThat(args).hasSize(2);
                    assertThat(args.get(1)).isEqualTo(ComValue.of(false));
                    return true;
                })) {
            assertThat(testSubject.invoke(application, EchoOutlook.SEND, Kind.CALL, List.of()))
                    .isEqualTo(ComValue.of(true));
        }
        try (ComDispatch.Subscription silent =
                testSubject.advise(application, APPLICATION_EVENTS, (dispid, args) -> {})) {
            assertThat(testSubject.invoke(application, EchoOutlook.SEND, Kind.CALL, List.of()))
                    .isEqualTo(ComValue.of(false));
        }
    }

    @Test
    void aHandlerThatFailsHarmsNobody() {
        try (ComDispatch.Subscription failing =
                testSubject.adviseCanceling(application, APPLICATION_EVENTS, (dispid, args) -> {
                    throw new IllegalStateException("on purpose");
                })) {
            assertThat(testSubject.invoke(application, EchoOutlook.SEND, Kind.CALL, List.of()))
                    .isEqualTo(ComValue.of(false));
        }
    }

    @Test
    void anUnknownEventSetIsRefusedBeforeComIsAsked() {
        assertThatThrownBy(() ->
                        testSubject.advise(application, "00000000-0000-0000-0000-000000000001", (dispid, args) -> {}))
                .isInstanceOfSatisfying(
                        ComException.class,
                        failure -> assertThat(failure.hresult()).isEqualTo(HResult.NO_CONNECTION));
    }

    @Test
    void aReferenceThatWasReleasedIsNotCalled() {
        ComValue child = testSubject.invoke(application, EchoOutlook.CHILD, Kind.CALL, List.of());
        ComObject object = ((ComValue.Obj) child).object();
        testSubject.release(object);
        testSubject.release(object);

        assertThatThrownBy(() -> testSubject.invoke(object, EchoOutlook.ECHO, Kind.CALL, List.of(ComValue.EMPTY)))
                .isInstanceOfSatisfying(
                        ComException.class,
                        failure -> assertThat(failure.hresult()).isEqualTo(HResult.DISCONNECTED));
    }

    @Test
    void aCallThatNeverReturnsIsGivenUpAndTheNextOneGoesThrough() throws Exception {
        try (ThreadedReactor reactor = new ThreadedReactor(
                InstantSource.system(),
                new SplittableRandom(1),
                new WorkerSettings(1, Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(1)))) {
            CompletableFuture<CompletableFuture<ComValue>> hung = new CompletableFuture<>();
            CompletableFuture<CompletableFuture<ComValue>> next = new CompletableFuture<>();
            reactor.post(() -> {
                hung.complete(reactor.call(Lane.COM, () -> call(EchoOutlook.HANG)));
                next.complete(reactor.call(Lane.COM, () -> call(EchoOutlook.COUNT)));
            });
            assertThat(echo.awaitHanging()).isTrue();

            assertThatThrownBy(() -> hung.get(30, TimeUnit.SECONDS).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Reactor.HungWorker.class);
            assertThat(next.get(30, TimeUnit.SECONDS).get(30, TimeUnit.SECONDS)).isEqualTo(ComValue.of(1));
        } finally {
            echo.answerWhatHangs();
        }
    }

    private ComValue call(int dispid) {
        return testSubject.invoke(application, dispid, Kind.CALL, List.of());
    }
}
