package dev.crmbridge.bridge.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.AccessorIds;
import dev.crmbridge.bridge.outlook.dispid.ApplicationEventIds;
import dev.crmbridge.bridge.outlook.dispid.ApplicationIds;
import dev.crmbridge.bridge.outlook.dispid.AppointmentIds;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.InspectorIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import dev.crmbridge.bridge.outlook.dispid.StoreIds;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import dev.crmbridge.bridge.outlook.dispid.UserPropertiesIds;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookMailboxTest {
    private static final ItemRef TASK = ItemRef.ofDefaultStore("00AB");

    private final Map<String, ComValue> properties = new HashMap<>(Map.of(
            SchemaNames.ENTRY_ID,
            new ComValue.Bytes(new byte[] {0, (byte) 0xAB}),
            SchemaNames.MESSAGE_CLASS,
            ComValue.of("IPM.Task"),
            SchemaNames.CHANGE_KEY,
            new ComValue.Bytes(new byte[] {1, 2}),
            SchemaNames.proptag("0037001F"),
            ComValue.of("Call the bank"),
            SchemaNames.BODY,
            ComValue.of("Short"),
            SchemaNames.task("81020005"),
            new ComValue.R8(0.25),
            SchemaNames.task("81050040"),
            new ComValue.Date(ComDates.ofDay(LocalDate.of(2026, 12, 1)))));
    private final FakeOutlook.Thing folder =
            new FakeOutlook.Thing().with(FolderIds.FOLDER_PATH, ComValue.of("\\\\Me\\Tasks"));
    private final FakeOutlook.Thing deletedItems =
            new FakeOutlook.Thing().with(FolderIds.FOLDER_PATH, ComValue.of("\\\\Me\\Deleted"));
    private final FakeOutlook.Thing item = new FakeOutlook.Thing();
    private final FakeOutlook.Thing application = new FakeOutlook.Thing();
    private final FakeOutlook outlook = new FakeOutlook(application);
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();
    private final OutlookMailbox testSubject = new OutlookMailbox(
            outlook,
            OutlookSettings.in(ZoneId.of("Europe/Berlin")),
            pauses::add,
            (operation, calls) -> operations.add(operation + " " + calls));

    OutlookMailboxTest() {
        FakeOutlook.Thing store = new FakeOutlook.Thing()
                .with(StoreIds.STORE_ID, ComValue.of("570E"))
                .with(StoreIds.EXCHANGE_STORE_TYPE, ComValue.of(0));
        FakeOutlook.Thing session = new FakeOutlook.Thing()
                .with(NameSpaceIds.DEFAULT_STORE, args -> outlook.give(store))
                .with(NameSpaceIds.GET_ITEM_FROM_ID, args -> outlook.give(item))
                .with(NameSpaceIds.GET_DEFAULT_FOLDER, args -> outlook.give(deletedItems));
        application
                .with(ApplicationIds.SESSION, args -> outlook.give(session))
                .with(ApplicationIds.ACTIVE_INSPECTOR, ComValue.NOTHING);
        FakeOutlook.Thing accessor = new FakeOutlook.Thing()
                .with(
                        AccessorIds.GET_PROPERTIES,
                        args -> new ComValue.Array(((ComValue.Array) args.get(0))
                                .elements().stream()
                                        .map(name -> properties.getOrDefault(
                                                ComReading.text(name), new ComValue.Failure(HResult.NOT_FOUND)))
                                        .toList()));
        item.with(TaskIds.PROPERTY_ACCESSOR, args -> outlook.give(accessor))
                .with(TaskIds.PARENT, args -> outlook.give(folder))
                .with(TaskIds.SAVE, ComValue.EMPTY);
    }

    @Test
    void readsATaskAndGivesEveryReferenceOfTheOperationBack() {
        OutlookItem read = ok(testSubject.read(TASK));
        int kept = outlook.references();
        ok(testSubject.read(TASK));

        assertEquals(ItemKind.TASK, read.kind());
        assertEquals("0102", read.version());
        assertEquals(ItemValue.text("Call the bank"), read.field(ItemField.SUBJECT));
        assertEquals(new ItemValue.Whole(25), read.field(ItemField.PERCENT_COMPLETE));
        assertEquals(new ItemValue.Day(LocalDate.of(2026, 12, 1)), read.field(ItemField.DUE_DATE));
        assertTrue(read.facts().inDefaultExchangeStore());
        assertFalse(read.facts().inDeletedItems());
        assertEquals(kept, outlook.references());
        testSubject.close();
        assertEquals(0, outlook.references());
    }

    @Test
    void aLongBodyIsReadThroughItsMember() {
        properties.put(SchemaNames.BODY, new ComValue.Failure(0x8007000E));
        item.with(TaskIds.BODY, ComValue.of("A very long text"));

        assertEquals(
                ItemValue.text("A very long text"), ok(testSubject.read(TASK)).field(ItemField.BODY));
    }

    @Test
    void aRefusedBodyIsWithheldAndNotEmpty() {
        properties.put(SchemaNames.BODY, new ComValue.Failure(HResult.ACCESS_DENIED));
        item.with(TaskIds.BODY, args -> {
            throw new ComException(HResult.ABORT, "guard");
        });

        OutlookItem read = ok(testSubject.read(TASK));

        assertEquals(Set.of("Body"), read.facts().withheld());
        assertFalse(read.fields().containsKey(ItemField.BODY));
    }

    @Test
    void withoutPropertyAccessorTheMembersAreReadOneByOne() {
        LocalDateTime saved = LocalDateTime.of(2026, 11, 25, 10, 0);
        item.with(TaskIds.PROPERTY_ACCESSOR, args -> {
                    throw new ComException(HResult.ABORT, "guard");
                })
                .with(TaskIds.ENTRY_ID, ComValue.of("00AB"))
                .with(TaskIds.MESSAGE_CLASS, ComValue.of("IPM.Task"))
                .with(TaskIds.LAST_MODIFICATION_TIME, new ComValue.Date(ComDates.ofLocal(saved)))
                .with(TaskIds.CATEGORIES, ComValue.of("Blue, VIP"))
                .with(TaskIds.IS_RECURRING, ComValue.of(true))
                .with(TaskIds.OWNERSHIP, ComValue.of(2))
                .with(TaskIds.DELEGATION_STATE, ComValue.of(0))
                .with(TaskIds.SUBJECT, ComValue.of("Guarded"))
                .with(TaskIds.BODY, args -> {
                    throw new ComException(HResult.NO_SUPPORT, "guard");
                })
                .with(TaskIds.IMPORTANCE, ComValue.of(2))
                .with(TaskIds.SENSITIVITY, ComValue.of(0))
                .with(TaskIds.STATUS, ComValue.of(1))
                .with(TaskIds.PERCENT_COMPLETE, ComValue.of(50))
                .with(TaskIds.DATE_COMPLETED, new ComValue.Date(ComDates.NONE))
                .with(TaskIds.START_DATE, new ComValue.Date(ComDates.NONE))
                .with(TaskIds.DUE_DATE, new ComValue.Date(ComDates.ofDay(LocalDate.of(2026, 12, 1))))
                .with(
                        TaskIds.USER_PROPERTIES,
                        args -> outlook.give(new FakeOutlook.Thing().with(UserPropertiesIds.FIND, ComValue.NOTHING)));

        OutlookItem read = ok(testSubject.read(TASK));

        assertEquals(ItemValue.text("Guarded"), read.field(ItemField.SUBJECT));
        assertEquals(new ItemValue.Whole(50), read.field(ItemField.PERCENT_COMPLETE));
        assertEquals(ItemValue.NONE, read.field(ItemField.START_DATE));
        assertEquals(Set.of("Blue", "VIP"), read.categories());
        assertEquals(Set.of("Body"), read.facts().withheld());
        assertTrue(read.facts().recurring());
        assertTrue(read.version().startsWith("T"), read.version());
    }

    @Test
    void aBusyOutlookIsAskedAgainUntilItAnswers() {
        outlook.failNext(HResult.CALL_REJECTED);
        outlook.failNext(HResult.SERVERCALL_RETRYLATER);

        ok(testSubject.read(TASK));

        assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(200)), pauses);
    }

    @Test
    void anOutlookThatStaysBusyEndsTheCall() {
        IntStream.range(0, 100).forEach(i -> outlook.failNext(HResult.CALL_REJECTED));

        assertInstanceOf(MailboxFailure.Busy.class, failure(testSubject.read(TASK)));
        Duration waited = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(waited.compareTo(Duration.ofSeconds(60)) >= 0 && waited.compareTo(Duration.ofSeconds(63)) < 0);
    }

    @Test
    void attachesAgainAfterOutlookWentAway() {
        ok(testSubject.read(TASK));
        outlook.failNext(HResult.RPC_UNAVAILABLE);

        assertInstanceOf(MailboxFailure.NotRunning.class, failure(testSubject.read(TASK)));
        ok(testSubject.read(TASK));
        assertEquals(2, outlook.timesAttached());
    }

    @Test
    void tellsListenersWhenOutlookComesAndGoes() {
        List<Boolean> signals = new ArrayList<>();
        testSubject.watch(new Signals(signals));
        ok(testSubject.read(TASK));
        outlook.failNext(HResult.RPC_CALL_FAILED);
        failure(testSubject.read(TASK));
        ok(testSubject.read(TASK));
        outlook.sinks().get(0).fired(ApplicationEventIds.QUIT, List.of());

        assertEquals(List.of(true, false, true, false), signals);
        ok(testSubject.read(TASK));
        assertEquals(3, outlook.timesAttached());
    }

    @ParameterizedTest
    @CsvSource({
        "0x80010001, Busy",
        "0x8001010A, Busy",
        "0x800706BA, NotRunning",
        "0x800401E3, NotRunning",
        "0x8004010F, NotFound",
        "0x8004010A, NotFound",
        "0x80040107, NotFound",
        "0x80070005, Denied",
        "0x80040109, Changed",
        "0x80040115, Unreadable",
        "0x80040201, Unreadable",
        "0x8000FFFF, Unreadable",
        "0x80020003, Bug"
    })
    void everyHresultMeansOneFailure(String hresult, String failure) {
        ComException thrown = new ComException(Integer.parseUnsignedInt(hresult.substring(2), 16), "any");

        assertEquals(failure, Failures.of(thrown).getClass().getSimpleName());
    }

    @Test
    void aStaleVersionWritesNothing() {
        MailboxFailure failure =
                failure(testSubject.write(TASK, Map.of(ItemField.SUBJECT, ItemValue.text("New")), "0099"));

        assertInstanceOf(MailboxFailure.Changed.class, failure);
        assertEquals(Map.of(), item.put());
    }

    @Test
    void writesATaskInTheOrderThatOutlookNeeds() {
        ok(testSubject.write(
                TASK,
                Map.of(
                        ItemField.DUE_DATE, new ItemValue.Day(LocalDate.of(2026, 12, 2)),
                        ItemField.DATE_COMPLETED, new ItemValue.Day(LocalDate.of(2026, 11, 20)),
                        ItemField.BODY, ItemValue.text("one\ntwo\r\nthree"),
                        ItemField.STATUS, new ItemValue.Whole(2),
                        ItemField.START_DATE, ItemValue.NONE,
                        ItemField.PERCENT_COMPLETE, new ItemValue.Whole(100)),
                "0102"));

        assertEquals(
                List.of(
                        TaskIds.BODY,
                        TaskIds.PERCENT_COMPLETE,
                        TaskIds.STATUS,
                        TaskIds.DATE_COMPLETED,
                        TaskIds.START_DATE,
                        TaskIds.DUE_DATE),
                List.copyOf(item.put().keySet()));
        assertEquals(ComValue.of("one\r\ntwo\r\nthree"), item.put().get(TaskIds.BODY));
        assertEquals(new ComValue.Date(ComDates.NONE), item.put().get(TaskIds.START_DATE));
    }

    @Test
    void writesAnAppointmentsStartBeforeItsEndAndAllDayWhereItDoesNoHarm() {
        properties.put(SchemaNames.MESSAGE_CLASS, ComValue.of("IPM.Appointment"));
        Map<ItemField, ItemValue> times = Map.of(
                ItemField.END, new ItemValue.Moment(Instant.parse("2026-12-02T11:00:00Z")),
                ItemField.START, new ItemValue.Moment(Instant.parse("2026-12-02T10:00:00Z")));
        Map<ItemField, ItemValue> timed = new HashMap<>(times);
        timed.put(ItemField.ALL_DAY, new ItemValue.Flag(false));
        Map<ItemField, ItemValue> allDay = new HashMap<>(times);
        allDay.put(ItemField.ALL_DAY, new ItemValue.Flag(true));

        ok(testSubject.write(TASK, timed, null));
        assertEquals(
                List.of(AppointmentIds.ALL_DAY_EVENT, AppointmentIds.START_UTC, AppointmentIds.END_UTC),
                List.copyOf(item.put().keySet()));
        item.put().clear();
        ok(testSubject.write(TASK, allDay, null));
        assertEquals(
                List.of(AppointmentIds.START_UTC, AppointmentIds.END_UTC, AppointmentIds.ALL_DAY_EVENT),
                List.copyOf(item.put().keySet()));
    }

    @Test
    void anItemOpenWithUnsavedEditsIsNoticed() {
        FakeOutlook.Thing other = new FakeOutlook.Thing()
                .with(TaskIds.ENTRY_ID, ComValue.of("00CD"))
                .with(TaskIds.SAVED, ComValue.of(false));
        item.with(TaskIds.ENTRY_ID, ComValue.of("00AB")).with(TaskIds.SAVED, ComValue.of(false));
        FakeOutlook.Thing windows = new FakeOutlook.Thing()
                .with(CollectionIds.COUNT, ComValue.of(2))
                .with(
                        CollectionIds.ITEM,
                        args -> outlook.give(new FakeOutlook.Thing()
                                .with(
                                        InspectorIds.CURRENT_ITEM,
                                        shown -> outlook.give(args.get(0).equals(ComValue.of(1)) ? other : item))));
        application
                .with(ApplicationIds.ACTIVE_INSPECTOR, args -> outlook.give(new FakeOutlook.Thing()))
                .with(ApplicationIds.INSPECTORS, args -> outlook.give(windows));

        assertTrue(ok(testSubject.read(TASK)).facts().openWithUnsavedEdits());
        item.with(TaskIds.SAVED, ComValue.of(true));
        assertFalse(ok(testSubject.read(TASK)).facts().openWithUnsavedEdits());
    }

    @Test
    void aFieldThatTheKindDoesNotHaveIsABugAndIsNotSaved() {
        item.with(TaskIds.SAVE, args -> {
            throw new AssertionError("saved");
        });

        assertInstanceOf(
                MailboxFailure.Bug.class,
                failure(testSubject.write(TASK, Map.of(ItemField.LOCATION, ItemValue.text("x")), null)));
    }

    @Test
    void reportsWhatEachOperationCost() {
        ok(testSubject.read(TASK));
        int first = outlook.calls();
        ok(testSubject.read(TASK));

        assertEquals(List.of("read " + first, "read " + (outlook.calls() - first)), operations);
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

    private record Signals(List<Boolean> seen) implements Mailbox.Listener {
        @Override
        public void touched(ItemRef item) {}

        @Override
        public void somethingChanged() {}

        @Override
        public void connection(boolean attached) {
            seen.add(attached);
        }
    }
}
