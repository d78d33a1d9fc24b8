package dev.crmbridge.sync.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crmbridge.sync.mailbox.MailboxFaults.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryMailboxTest extends MailboxContract {
    private InMemoryMailbox testSubject = newMailbox();

    private static InMemoryMailbox newMailbox() {
        return new InMemoryMailbox(
                InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z")), ZoneId.of("Europe/Berlin"));
    }

    @Override
    protected Mailbox openMailbox() {
        testSubject = newMailbox();
        return testSubject;
    }

    @Override
    protected MailboxHand hand() {
        return testSubject;
    }

    @Test
    void aScriptedFailureHappensOnceAndDoesNothing() {
        ItemRef ref = testSubject.add(HandmadeItem.task("Steady"));
        testSubject.faults().failNext(Call.WRITE, new MailboxFailure.Busy("busy"));
        Map<ItemField, ItemValue> change = Map.of(ItemField.SUBJECT, ItemValue.text("Changed"));

        assertInstanceOf(MailboxFailure.Busy.class, failure(testSubject.write(ref, change, null)));
        assertEquals(ItemValue.text("Steady"), testSubject.peek(ref).field(ItemField.SUBJECT));
        ok(testSubject.write(ref, change, null));
        assertEquals(2, testSubject.calls(Call.WRITE));
    }

    @Test
    void aLostAnswerHappensAfterTheEffect() {
        testSubject.faults().loseAnswerOfNext(Call.WRITE, new MailboxFailure.NotRunning("gone"));
        ItemRef ref = testSubject.add(HandmadeItem.task("Steady"));
        Map<ItemField, ItemValue> change = Map.of(ItemField.SUBJECT, ItemValue.text("Changed"));

        assertInstanceOf(MailboxFailure.NotRunning.class, failure(testSubject.write(ref, change, null)));
        assertEquals(ItemValue.text("Changed"), testSubject.peek(ref).field(ItemField.SUBJECT));
    }

    @Test
    void anUnreadableItemLeavesTheOthersReadable() {
        ItemRef bad = testSubject.add(HandmadeItem.task("Bad"));
        ItemRef good = testSubject.add(HandmadeItem.task("Good"));
        testSubject.faults().failItem(bad.entryId(), new MailboxFailure.Unreadable("damaged"));

        assertInstanceOf(MailboxFailure.Unreadable.class, failure(testSubject.read(bad)));
        ok(testSubject.read(good));
        testSubject.faults().heal(bad.entryId());
        ok(testSubject.read(bad));
    }

    @Test
    void outlookGoesAndComesBack() {
        List<Boolean> signals = new ArrayList<>();
        testSubject.watch(new Recorder(new ArrayList<>(), signals));
        testSubject.goAway();
        assertInstanceOf(MailboxFailure.NotRunning.class, failure(testSubject.list(Set.of(ItemKind.TASK))));
        testSubject.comeBack();
        ok(testSubject.list(Set.of(ItemKind.TASK)));
        assertEquals(List.of(false, true), signals);
    }

    @Test
    void hintsComeForEditsUnlessTheyAreLost() {
        List<ItemRef> touched = new ArrayList<>();
        Mailbox.Watch watch = testSubject.watch(new Recorder(touched, new ArrayList<>()));
        ItemRef first = testSubject.add(HandmadeItem.task("Seen"));
        testSubject.hints().loseNext(1);
        testSubject.add(HandmadeItem.task("Lost"));
        testSubject.hints().twice(true);
        ItemRef third = testSubject.add(HandmadeItem.task("Twice"));
        watch.close();
        testSubject.add(HandmadeItem.task("After the end"));

        assertEquals(List.of(first, third, third), touched);
    }

    @Test
    void aMoveMayChangeTheEntryId() {
        ItemRef ref = testSubject.add(HandmadeItem.task("Moving"));
        testSubject.newIdOnMove(true);
        testSubject.delete(ref);

        assertInstanceOf(MailboxFailure.NotFound.class, failure(testSubject.read(ref)));
        OutlookItem moved = testSubject.peekAll().get(0);
        assertNotEquals(ref, moved.ref());
        assertTrue(moved.facts().inDeletedItems());
        assertFalse(testSubject.peek(testSubject.bringBack(moved.ref())).facts().inDeletedItems());
    }

    @Test
    void withheldMembersAreAbsentAndNamed() {
        ItemRef ref = testSubject.add(HandmadeItem.task("Guarded").with(ItemField.BODY, ItemValue.text("secret")));
        testSubject.withhold(Set.of("Body"));

        OutlookItem item = ok(testSubject.read(ref));

        assertEquals(Set.of("Body"), item.facts().withheld());
        assertFalse(item.fields().containsKey(ItemField.BODY));
    }

    @Test
    void aDataFileAsDefaultStoreIsNotExchange() {
        testSubject.defaultStoreIsDataFile(true);
        ItemRef ref = testSubject.add(HandmadeItem.task("Local"));

        assertFalse(ok(testSubject.info()).exchange());
        assertFalse(ok(testSubject.read(ref)).facts().inDefaultExchangeStore());
    }

    @Test
    void unsavedEditsShow() {
        ItemRef ref = testSubject.add(HandmadeItem.task("Open"));
        testSubject.openWithUnsavedEdits(ref, true);

        assertTrue(ok(testSubject.read(ref)).facts().openWithUnsavedEdits());
    }

    private record Recorder(List<ItemRef> refs, List<Boolean> signals) implements Mailbox.Listener {
        @Override
        public void touched(ItemRef item) {
            refs.add(item);
        }

        @Override
        public void somethingChanged() {}

        @Override
        public void connection(boolean attached) {
            signals.add(attached);
        }
    }
}
