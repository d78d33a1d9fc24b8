package dev.crmbridge.outlooksim.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.ItemsEventIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.relay.FaultPlan;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter through Jacob when Outlook is busy, crashes, floods it with events or loses them. */
@NeedsCom
class JacobOutlookTest {
    private static final int SESSION = 0xF00B;
    private static final int TASKS = 13;
    private static final String ANY_SCRIPT = "Größe ß – 漢字 かな 😀🎉 שלום مرحبا";

    private final SimulatedOutlook outlook = new SimulatedOutlook();
    private final Mailbox testSubject = outlook.testSubject;

    @AfterEach
    void nothingLeaks() {
        outlook.testSubject.close();
        assertThat(outlook.com.liveReferences()).isZero();
        outlook.close();
    }

    @Test
    void textsOfEveryScriptAndLengthArriveUnchanged() {
        ItemRef task = outlook.hand.add(HandmadeItem.task(ANY_SCRIPT));
        String body = (ANY_SCRIPT + "\r\n").repeat(1_048_576 / (ANY_SCRIPT.length() + 2));

        OutlookItem written = ok(testSubject.write(task, Map.of(ItemField.BODY, ItemValue.text(body)), null));
        assertThat(written.field(ItemField.SUBJECT)).isEqualTo(ItemValue.text(ANY_SCRIPT));
        assertThat(written.field(ItemField.BODY)).isEqualTo(ItemValue.text(body));
        OutlookItem emptied = ok(testSubject.write(task, Map.of(ItemField.BODY, ItemValue.text("")), null));
        assertThat(emptied.field(ItemField.SUBJECT)).isEqualTo(ItemValue.text(ANY_SCRIPT));
        assertThat(ok(testSubject.list(Set.of(ItemKind.TASK)))).hasSize(1);
    }

    @Test
    void tenSecondsOfABusyOutlookCostTimeAndNoError() {
        ItemRef task = outlook.hand.add(HandmadeItem.task("Busy"));
        ok(testSubject.read(task));
        outlook.faults.set(new FaultPlan(1, 0.5, 1, 0, Duration.ZERO, 0, false, 0));
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        later.schedule(() -> outlook.faults.set(FaultPlan.none()), 10, TimeUnit.SECONDS);
        try {
            assertThat(ok(testSubject.read(task)).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Busy"));
        } finally {
            later.shutdownNow();
        }
    }

    @Test
    void anOutlookThatCrashedIsAttachedToAgainWithItsEvents() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        testSubject.watch(new Signals(seen));
        ItemRef task = outlook.hand.add(HandmadeItem.task("Survivor"));
        ok(testSubject.read(task));
        assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("attached");

        outlook.crash();
        assertThat(failure(testSubject.read(task))).isInstanceOf(MailboxFailure.NotRunning.class);
        assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("gone");
        assertThat(failure(testSubject.read(task))).isInstanceOf(MailboxFailure.NotRunning.class);
        outlook.startAgain();
        assertThat(ok(testSubject.read(task)).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Survivor"));
        assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("attached");
        outlook.mailbox.edit(task.entryId(), List.of(ItemChange.text(Fields.SUBJECT, "Edited")));
        assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("changed");
    }

    @Test
    void aThousandEventsInABurstArriveAndLeaveNoReferenceBehind() throws InterruptedException {
        ItemRef task = outlook.hand.add(HandmadeItem.task("Edited often"));
        Semaphore arrived = new Semaphore(0);
        List<Integer> unexpected = new CopyOnWriteArrayList<>();
        try (ComScope scope = new ComScope(outlook.com)) {
            ComObject items = tasks(scope);
            try (ComDispatch.Subscription subscription =
                    outlook.com.advise(items, ItemsEventIds.IID, (dispid, args) -> {
                        if (dispid != ItemsEventIds.ITEM_CHANGE || args.size() != 1) {
                            unexpected.add(dispid);
                        }
                        arrived.release();
                    })) {
                long before = outlook.com.liveReferences();
                for (int i = 0; i < 1_000; i++) {
                    outlook.mailbox.edit(task.entryId(), List.of(ItemChange.text(Fields.SUBJECT, "Edit " + i)));
                }
                assertThat(arrived.tryAcquire(1_000, 60, TimeUnit.SECONDS)).isTrue();
                assertThat(unexpected).isEmpty();
                outlook.model.drainEvents();
                assertThat(outlook.com.liveReferences()).isEqualTo(before);
            }
        }
    }

    @Test
    void whatEventsDidNotTellTheNextListingShows() {
        testSubject.watch(new Signals(new LinkedBlockingQueue<>()));
        ItemRef task = outlook.hand.add(HandmadeItem.task("Quiet"));
        String version = ok(testSubject.list(Set.of(ItemKind.TASK))).get(0).version();
        outlook.faults.set(new FaultPlan(3, 0, 0, 0, Duration.ZERO, 0, false, 1));
        outlook.mailbox.edit(task.entryId(), List.of(ItemChange.text(Fields.SUBJECT, "Not told")));
        outlook.hand.add(HandmadeItem.task("Not told either"));

        assertThat(ok(testSubject.list(Set.of(ItemKind.TASK)))).hasSize(2);
        assertThat(ok(testSubject.read(task)).version()).isNotEqualTo(version);
    }

    @Test
    void fiveThousandOperationsLeaveNothingBehind() {
        ItemRef task = outlook.hand.add(HandmadeItem.task("Read often"));
        ok(testSubject.read(task));
        long held = outlook.com.liveReferences();
        long objects = outlook.relay().figure("objects");
        readAndEdit(task, 100); // what is set up once is there now
        long handles = outlook.relay().figure("handles");
        long bytes = outlook.relay().figure("memoryBytes");
        readAndEdit(task, 5_000);
        assertThat(outlook.com.liveReferences()).isEqualTo(held);
        assertThat(outlook.relay().figure("objects")).isEqualTo(objects);
        assertThat(outlook.relay().figure("handles")).isLessThan(handles + 20);
        assertThat(outlook.relay().figure("memoryBytes")).isLessThan(bytes + 4_000_000);
        ok(testSubject.read(task));
    }

    /** Five calls and three references each time. */
    private void readAndEdit(ItemRef task, int times) {
        for (int i = 0; i < times; i++) {
            try (ComScope scope = new ComScope(outlook.com)) {
                ComObject application = scope.application();
                ComObject session = object(scope.call(application, SESSION));
                ComObject item = object(scope.call(
                        session, NameSpaceIds.GET_ITEM_FROM_ID, ComValue.of(task.entryId()), ComValue.MISSING));
                scope.call(item, 0x37);
                scope.put(item, 0x37, ComValue.of("Read often " + i));
            }
        }
    }

    private ComObject tasks(ComScope scope) {
        ComObject session = object(scope.call(scope.application(), SESSION));
        ComObject folder = object(scope.call(session, NameSpaceIds.GET_DEFAULT_FOLDER, ComValue.of(TASKS)));
        return object(scope.call(folder, FolderIds.ITEMS));
    }

    private static ComObject object(ComValue value) {
        return ((ComValue.Obj) value).object();
    }

    private static <T> T ok(MailboxResult<T> result) {
        return result.fold(value -> value, failure -> {
            throw new AssertionError("failed: " + failure);
        });
    }

    private static MailboxFailure failure(MailboxResult<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("succeeded: " + value);
                },
                failure -> failure);
    }

    private record Signals(BlockingQueue<String> seen) implements Mailbox.Listener {
        @Override
        public void touched(ItemRef item) {
            seen.add("changed");
        }

        @Override
        public void somethingChanged() {
            seen.add("changed");
        }

        @Override
        public void connection(boolean attached) {
            seen.add(attached ? "attached" : "gone");
        }
    }
}
