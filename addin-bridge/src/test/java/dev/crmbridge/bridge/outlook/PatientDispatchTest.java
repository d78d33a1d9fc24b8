package dev.crmbridge.bridge.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientDispatchTest {
    private static final ComObject ITEM = new ComObject(1);

    private final List<Duration> pauses = new ArrayList<>();
    private final Scripted outlook = new Scripted();
    private final PatientDispatch testSubject = new PatientDispatch(outlook, pauses::add, Duration.ofSeconds(20));

    @AfterEach
    void noInterruptStays() {
        Thread.interrupted();
    }

    @Test
    void anOutlookThatIsBusyForTenSecondsCostsTimeAndNothingElse() {
        outlook.busyUntil = Duration.ofSeconds(10);

        assertThat(testSubject.invoke(ITEM, 0x37, ComDispatch.Kind.CALL, List.of()))
                .isEqualTo(ComValue.of("done"));
        assertThat(outlook.carriedOut).isEqualTo(1);
    }

    @Test
    void allCallsOfAnOperationShareItsPatience() {
        outlook.busyUntil = Duration.ofHours(1);

        assertThatThrownBy(() -> testSubject.invoke(ITEM, 0x37, ComDispatch.Kind.CALL, List.of()))
                .isInstanceOf(ComException.class);
        int after = pauses.size();
        assertThatThrownBy(() -> testSubject.invoke(ITEM, 0x37, ComDispatch.Kind.CALL, List.of()))
                .isInstanceOf(ComException.class);
        assertThat(pauses).hasSize(after);
        testSubject.begin();
        assertThatThrownBy(() -> testSubject.invoke(ITEM, 0x37, ComDispatch.Kind.CALL, List.of()))
                .isInstanceOf(ComException.class);
        assertThat(pauses).hasSizeGreaterThan(after);
    }

    @Test
    void aWorkerThatWasGivenUpDuringACallCarriesOutNothingMoreAndKeepsNothing() {
        outlook.giveUpDuringCall = true;

        assertThatThrownBy(() -> testSubject.invoke(ITEM, 0x3100, ComDispatch.Kind.CALL, List.of()))
                .isInstanceOf(ComException.class);
        assertThatThrownBy(() -> testSubject.invoke(ITEM, 0xF048, ComDispatch.Kind.CALL, List.of()))
                .isInstanceOf(ComException.class);
        assertThat(outlook.carriedOut).isEqualTo(1);
        assertThat(outlook.released).containsExactly(new ComObject(7));
    }

    /** Busy for some time, measured by the pauses taken. */
    private final class Scripted implements ComDispatch {
        private Duration busyUntil = Duration.ZERO;
        private boolean giveUpDuringCall;
        private int carriedOut;
        private final List<ComObject> released = new ArrayList<>();

        @Override
        public ComObject application() {
            return ITEM;
        }

        @Override
        public ComValue invoke(ComObject target, int dispid, Kind kind, List<ComValue> args) {
            Duration now = pauses.stream().reduce(Duration.ZERO, Duration::plus);
            if (now.compareTo(busyUntil) < 0) {
                throw new ComException(HResult.SERVERCALL_RETRYLATER, "busy");
            }
            carriedOut++;
            if (giveUpDuringCall) {
                Thread.currentThread().interrupt();
                return ComValue.of(new ComObject(7));
            }
            return ComValue.of("done");
        }

        @Override
        public Subscription adviseCanceling(ComObject source, String eventSet, CancelingSink sink) {
            return () -> {};
        }

        @Override
        public void release(ComObject object) {
            released.add(object);
        }

        @Override
        public void close() {}
    }
}
