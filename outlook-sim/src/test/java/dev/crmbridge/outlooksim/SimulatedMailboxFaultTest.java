package dev.crmbridge.outlooksim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crmbridge.bridge.outlook.CallObserver;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.relay.FaultPlan;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter when Outlook dies, guards members, or its folders change. */
class SimulatedMailboxFaultTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final SimMailbox simulated = new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(BERLIN),
            InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z")),
            new SplittableRandom(1));
    private final ObjectModel model = new ObjectModel(simulated);
    private final Faults faults = new Faults(length -> {});
    private final RelayDispatch com = RelayDispatch.inProcess(model, faults, false);
    private final SimulatedHand hand = new SimulatedHand(simulated);
    private final OutlookMailbox testSubject =
            new OutlookMailbox(com, OutlookSettings.in(BERLIN), time -> {}, CallObserver.NONE);

    @AfterEach
    void close() {
        testSubject.close();
        com.close();
        model.close();
    }

    @Test
    void anOutlookThatDiedIsAttachedToAgain() {
        List<Boolean> signals = new CopyOnWriteArrayList<>();
        testSubject.watch(new Recorder(signals, new CopyOnWriteArrayList<>()));
        ItemRef task = hand.add(HandmadeItem.task("Survivor"));
        ok(testSubject.read(task));
        faults.die();

        assertInstanceOf(MailboxFailure.NotRunning.class, failure(testSubject.read(task)));
        assertInstanceOf(MailboxFailure.NotRunning.class, failure(testSubject.list(Set.of(ItemKind.TASK))));
        faults.revive();
        ok(testSubject.read(task));
        assertEquals(List.of(true, false, true), signals);
    }

    @Test
    void aHintComesForAnEditByHand() {
        List<String> hints = new CopyOnWriteArrayList<>();
        testSubject.watch(new Recorder(new CopyOnWriteArrayList<>(), hints));
        ok(testSubject.info());
        hand.add(HandmadeItem.task("Fresh"));
        model.drainEvents();

        assertFalse(hints.isEmpty());
    }

    @Test
    void theGuardCostsBodyAndPeopleAndNothingElse() {
        faults.set(FaultPlan.guarded());
        ItemRef task = hand.add(HandmadeItem.task("Guarded")
                .with(ItemField.BODY, ItemValue.text("not for everybody"))
                .inCategories("VIP"));
        ItemRef meeting = hand.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Guarded meeting")
                .meeting(
                        OutlookItem.MeetingRole.ORGANIZER,
                        new Attendee("ann@example.com", "Ann", Attendee.Type.REQUIRED)));

        OutlookItem read = ok(testSubject.read(task));
        assertEquals(ItemValue.text("Guarded"), read.field(ItemField.SUBJECT));
        assertFalse(read.fields().containsKey(ItemField.BODY));
        assertEquals(Set.of("Body"), read.facts().withheld());
        OutlookItem readMeeting = ok(testSubject.read(meeting));
        assertTrue(readMeeting.facts().withheld().contains("Recipients"));
        assertEquals(List.of(), readMeeting.attendees());

        OutlookItem marked = ok(testSubject.mark(task, mark()));
        ItemMark mark = marked.mark();
        assertNotNull(mark);
        assertEquals(mark().record(), mark.record());
        assertEquals(Set.of("VIP", "Tracked in CRM"), marked.categories());
        ItemListing row = ok(testSubject.list(Set.of(ItemKind.TASK))).get(0);
        assertEquals(marked.version(), row.version());
        assertEquals(ItemMark.State.LINKED, row.linkState());
        OutlookItem unmarked = ok(testSubject.unmark(task));
        assertEquals(Set.of("VIP"), unmarked.categories());
    }

    @Test
    void subfoldersThatComeAndGoAreSeenAtTheNextListing() {
        ItemRef task = hand.add(HandmadeItem.task("Wanderer"));
        assertEquals(1, ok(testSubject.list(Set.of(ItemKind.TASK))).size());
        SimFolder sub =
                simulated.addFolder(simulated.defaultFolder(DefaultFolder.TASKS).entryId(), "Private", 3);
        simulated.move(task.entryId(), sub.entryId());

        assertEquals(task, ok(testSubject.list(Set.of(ItemKind.TASK))).get(0).ref());
        assertFalse(ok(testSubject.read(task)).facts().inDeletedItems());
        simulated.delete(task.entryId());
        simulated.removeFolder(sub.entryId());
        List<ItemListing> rows = ok(testSubject.list(Set.of(ItemKind.TASK)));
        assertEquals(1, rows.size());
        assertTrue(rows.get(0).inDeletedItems());
    }

    @Test
    void movingWhatAlreadyLiesInDeletedItemsDeletesNothingForGood() {
        ItemRef task = hand.add(HandmadeItem.task("Twice"));

        assertInstanceOf(MailboxResult.Ok.class, testSubject.moveToDeletedItems(task, null));
        assertInstanceOf(MailboxResult.Ok.class, testSubject.moveToDeletedItems(task, null));
        assertTrue(ok(testSubject.read(task)).facts().inDeletedItems());
    }

    @Test
    void aDataFileAsDefaultStoreIsToldAsNotExchange() {
        SimMailbox local = new SimMailbox(
                new InMemoryMailboxStore(),
                new MailboxSettings(BERLIN, "Sample Seller", "seller@example.com", true),
                InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z")),
                new SplittableRandom(2));
        try (ObjectModel localModel = new ObjectModel(local);
                RelayDispatch localCom = RelayDispatch.inProcess(localModel, faults, false);
                OutlookMailbox mailbox =
                        new OutlookMailbox(localCom, OutlookSettings.in(BERLIN), time -> {}, CallObserver.NONE)) {
            ItemRef task = new SimulatedHand(local).add(HandmadeItem.task("Local"));

            assertFalse(ok(mailbox.info()).exchange());
            assertFalse(ok(mailbox.read(task)).facts().inDefaultExchangeStore());
            assertEquals(1, ok(mailbox.list(Set.of(ItemKind.TASK))).size());
        }
    }

    @Test
    void theCategoryGetsItsColorOnceAndKeepsTheOneAPersonChose() {
        simulated.putCategory("Tracked in CRM", 3);
        ok(testSubject.list(Set.of(ItemKind.TASK)));
        assertEquals(3, simulated.categories().get(0).color());
        simulated.removeCategory("Tracked in CRM");
        testSubject.close();
        ok(testSubject.list(Set.of(ItemKind.TASK)));

        assertEquals(6, simulated.categories().get(0).color());
        assertTrue(simulated.defaultFolder(DefaultFolder.TASKS).userFields().containsKey("crmLinkState"));
    }

    @Test
    void aLongTextSurvivesTheWayThereAndBack() {
        ItemRef task = hand.add(HandmadeItem.task("Long"));
        String text = "Zeile mit Ümlaut\r\n".repeat(3000);

        OutlookItem after = ok(testSubject.write(task, Map.of(ItemField.BODY, ItemValue.text(text)), null));

        assertEquals(ItemValue.text(text), after.field(ItemField.BODY));
    }

    private static ItemMark mark() {
        return new ItemMark(
                UUID.fromString("00000000-0000-4000-8000-00000000c0de"),
                new RecordRef("task", UUID.fromString("5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5")),
                ItemMark.State.LINKED,
                null,
                new ItemMark.About(null, "Fabrikam"),
                false);
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

    private record Recorder(List<Boolean> signals, List<String> hints) implements Mailbox.Listener {
        @Override
        public void touched(ItemRef item) {
            hints.add("touched");
        }

        @Override
        public void somethingChanged() {
            hints.add("something");
        }

        @Override
        public void connection(boolean attached) {
            signals.add(attached);
        }
    }
}
