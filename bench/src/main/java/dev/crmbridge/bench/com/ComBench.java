package dev.crmbridge.bench.com;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.jacob.JacobDispatch;
import dev.crmbridge.bridge.com.jacob.JacobLibrary;
import dev.crmbridge.bridge.com.jacob.JacobSettings;
import dev.crmbridge.bridge.com.jacob.OutlookPresence;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.bridge.outlook.dispid.ApplicationIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.ItemsEventIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.MailboxResult;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Arguments: the relay program, the folder of native files. The simulated Outlook runs in this process, its COM objects in the
 * relay's, as they would in Outlook's.
 */
public final class ComBench {
    private static final int ITEMS = 5_000;
    private static final int ONE_BY_ONE = 300;
    private static final int TASKS_FOLDER = 13;

    private final BenchOutlook outlook;
    private final JacobDispatch com;
    private final OutlookMailbox mailbox;
    private int calls;

    private ComBench(BenchOutlook outlook, JacobDispatch com) {
        this.outlook = outlook;
        this.com = com;
        this.mailbox = new OutlookMailbox(
                com, OutlookSettings.in(ZoneOffset.UTC), Pause.sleeping(), (operation, made) -> calls += made);
    }

    /** Runs everything and prints one line per figure. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        try (BenchOutlook outlook = BenchOutlook.start(args[0], ITEMS);
                JacobDispatch com = JacobDispatch.open(
                        JacobLibrary.find(System.getProperties(), folder),
                        JacobSettings.standard(folder),
                        OutlookPresence.processes())) {
            ComBench bench = new ComBench(outlook, com);
            bench.roundTrips();
            bench.listing();
            bench.oneByOne();
            bench.tracking();
            bench.eventLatency();
            bench.mailbox.close();
            System.out.println("references left: " + com.liveReferences() + " of " + com.referencesTaken());
        }
    }

    private void roundTrips() {
        Figures figures = new Figures("one call (Application.Version)");
        try (ComScope scope = new ComScope(com)) {
            ComObject application = scope.application();
            for (int i = 0; i < 1_500; i++) {
                long begin = System.nanoTime();
                scope.call(application, ApplicationIds.VERSION);
                if (i >= 500) {
                    figures.add(System.nanoTime() - begin);
                }
            }
        }
        System.out.println(figures);
    }

    private void listing() {
        Figures figures = new Figures("list " + ITEMS + " tasks through Table");
        for (int i = 0; i < 4; i++) {
            calls = 0;
            long begin = System.nanoTime();
            int rows = ok(mailbox.list(Set.of(ItemKind.TASK))).size();
            if (i >= 1) {
                figures.add(System.nanoTime() - begin);
            }
            if (rows != ITEMS) {
                throw new IllegalStateException(rows + " rows");
            }
        }
        System.out.println(figures + ", COM calls " + calls);
    }

    private void oneByOne() {
        List<ItemListing> rows = ok(mailbox.list(Set.of(ItemKind.TASK))).subList(0, ONE_BY_ONE);
        calls = 0;
        long begin = System.nanoTime();
        rows.forEach(row -> ok(mailbox.read(row.ref())));
        System.out.printf(
                "read %d tasks item by item: %.0f ms, COM calls %d%n",
                rows.size(), (System.nanoTime() - begin) / 1e6, calls);
    }

    private void tracking() {
        Figures figures = new Figures("Outlook's part of tracking one task (read, mark)");
        List<ItemListing> rows = ok(mailbox.list(Set.of(ItemKind.TASK)));
        int made = 0;
        for (int i = 0; i < 80; i++) {
            calls = 0;
            long begin = System.nanoTime();
            ok(mailbox.read(rows.get(i).ref()));
            ok(mailbox.mark(rows.get(i).ref(), mark(i)));
            if (i >= 20) {
                figures.add(System.nanoTime() - begin);
                made = calls;
            }
        }
        System.out.println(figures + ", COM calls " + made);
    }

    private void eventLatency() throws InterruptedException {
        Figures figures = new Figures("edit in Outlook until the event arrives");
        Semaphore arrived = new Semaphore(0);
        String task = outlook.mailbox().items().get(0).entryId();
        try (ComScope scope = new ComScope(com)) {
            ComObject session = object(scope.call(scope.application(), ApplicationIds.SESSION));
            ComObject folder = object(scope.call(session, NameSpaceIds.GET_DEFAULT_FOLDER, ComValue.of(TASKS_FOLDER)));
            ComObject items = object(scope.call(folder, FolderIds.ITEMS));
            try (ComDispatch.Subscription subscription =
                    com.advise(items, ItemsEventIds.IID, (event, args) -> arrived.release())) {
                for (int i = 0; i < 200; i++) {
                    long begin = System.nanoTime();
                    outlook.mailbox().edit(task, List.of(ItemChange.text(Fields.SUBJECT, "Edit " + i)));
                    arrived.acquire();
                    if (i >= 50) {
                        figures.add(System.nanoTime() - begin);
                    }
                }
            }
        }
        System.out.println(figures);
    }

    private static ItemMark mark(int number) {
        return new ItemMark(
                new UUID(1, 1), new RecordRef("task", new UUID(2, number)), ItemMark.State.LINKED, null, null, false);
    }

    private static ComObject object(ComValue value) {
        return ((ComValue.Obj) value).object();
    }

    private static <T> T ok(MailboxResult<T> result) {
        return result.fold(value -> value, failure -> {
            throw new IllegalStateException(failure.message());
        });
    }

    /** Times of one thing. */
    private static final class Figures {
        private final String name;
        private final List<Long> nanos = new ArrayList<>();

        private Figures(String name) {
            this.name = name;
        }

        private void add(long time) {
            nanos.add(time);
        }

        private double milliseconds(double share) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1)))) / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    "%s: p50 %.2f ms, p95 %.2f ms, longest %.2f ms (%d times)",
                    name, milliseconds(0.5), milliseconds(0.95), milliseconds(1), nanos.size());
        }
    }
}
