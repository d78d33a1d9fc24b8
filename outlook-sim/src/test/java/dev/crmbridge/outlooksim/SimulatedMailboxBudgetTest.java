package dev.crmbridge.outlooksim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxResult;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many calls cross into Outlook. */
class SimulatedMailboxBudgetTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<Integer> calls = new ArrayList<>();
    private final SimMailbox simulated = new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(BERLIN),
            InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z")),
            new SplittableRandom(1));
    private final ObjectModel model = new ObjectModel(simulated);
    private final RelayDispatch com = RelayDispatch.inProcess(model, new Faults(length -> {}), false);
    private final OutlookMailbox testSubject =
            new OutlookMailbox(com, OutlookSettings.in(BERLIN), time -> {}, (operation, cost) -> calls.add(cost));

    @AfterEach
    void close() {
        testSubject.close();
        com.close();
        model.close();
    }

    @Test
    void trackingOneTaskTakesAtMostTwentyCallsAttachingIncluded() {
        ItemRef task = new SimulatedHand(simulated).add(HandmadeItem.task("Call the bank"));

        assertInstanceOf(MailboxResult.Ok.class, testSubject.read(task));
        assertInstanceOf(MailboxResult.Ok.class, testSubject.mark(task, mark()));

        assertTrue(total() <= 20, "calls of read and mark: " + calls);
    }

    @Test
    void aRunOverFiveThousandItemsTakesAtMostSixtyCalls() {
        fill(dev.crmbridge.outlooksim.mailbox.ItemKind.TASK, 3000);
        fill(dev.crmbridge.outlooksim.mailbox.ItemKind.APPOINTMENT, 1500);
        fill(dev.crmbridge.outlooksim.mailbox.ItemKind.CONTACT, 500);
        Set<ItemKind> kinds = Set.of(ItemKind.TASK, ItemKind.APPOINTMENT, ItemKind.CONTACT);
        assertInstanceOf(MailboxResult.Ok.class, testSubject.list(kinds));
        int first = total();
        calls.clear();

        int rows = testSubject.list(kinds).fold(List::size, failure -> -1);

        assertEquals(5000, rows);
        assertTrue(total() <= 60, "calls of the listing: " + calls + ", of the first: " + first);
    }

    private void fill(dev.crmbridge.outlooksim.mailbox.ItemKind kind, int count) {
        List<NewItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new NewItem(kind, null, List.of(ItemChange.text(Fields.SUBJECT, "Item " + i))));
        }
        simulated.createAll(items);
    }

    private int total() {
        return calls.stream().mapToInt(Integer::intValue).sum();
    }

    private static ItemMark mark() {
        return new ItemMark(
                UUID.fromString("00000000-0000-4000-8000-00000000c0de"),
                new RecordRef("task", UUID.fromString("5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5")),
                ItemMark.State.LINKED,
                null,
                null,
                false);
    }
}
