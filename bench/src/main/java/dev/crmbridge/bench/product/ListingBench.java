package dev.crmbridge.bench.product;

import com.sun.management.ThreadMXBean;
import dev.crmbridge.bridge.outlook.CallObserver;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.UserField;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.MailboxResult;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What one listing of tracked tasks costs, simulated Outlook, wire format and adapter together in one thread: its time on the processor and
 * what it allocates, which depend little on what else the machine does.
 *
 * <p>Arguments: tasks, listings to warm up, listings to measure.
 */
public final class ListingBench {
    private ListingBench() {}

    /** Results go to standard output. */
    public static void main(String[] arguments) {
        int tasks = Integer.parseInt(arguments[0]);
        int warm = Integer.parseInt(arguments[1]);
        int measured = Integer.parseInt(arguments[2]);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (SimMailbox outlook = new SimMailbox(
                        new InMemoryMailboxStore(),
                        MailboxSettings.in(ZoneId.of("Europe/Berlin")),
                        InstantSource.system(),
                        new SplittableRandom(1));
                ObjectModel model = new ObjectModel(outlook);
                RelayDispatch dispatch = RelayDispatch.inProcess(model, new Faults(), false);
                OutlookMailbox mailbox = new OutlookMailbox(
                        dispatch,
                        OutlookSettings.in(ZoneId.of("Europe/Berlin")),
                        Pause.sleeping(),
                        CallObserver.NONE)) {
            outlook.createAll(
                    IntStream.range(0, tasks).mapToObj(ListingBench::task).toList());
            long[] nanos = new long[measured];
            long[] bytes = new long[measured];
            int listed = 0;
            for (int i = -warm; i < measured; i++) {
                long cpu = threads.getCurrentThreadCpuTime();
                long allocated = threads.getCurrentThreadAllocatedBytes();
                MailboxResult<List<ItemListing>> answer =
                        mailbox.list(Set.of(dev.crmbridge.sync.mailbox.ItemKind.TASK));
                listed = answer.fold(List::size, failure -> -1);
                if (i >= 0) {
                    nanos[i] = threads.getCurrentThreadCpuTime() - cpu;
                    bytes[i] = threads.getCurrentThreadAllocatedBytes() - allocated;
                }
            }
            Arrays.sort(nanos);
            Arrays.sort(bytes);
            System.out.printf(
                    "listing of %d tasks: processor time median of %d %.2f ms, least %.2f ms; allocated %.2f MB%n",
                    listed, measured, nanos[measured / 2] / 1e6, nanos[0] / 1e6, bytes[measured / 2] / 1e6);
        }
    }

    /** As tracking leaves it. */
    private static NewItem task(int number) {
        return new NewItem(
                ItemKind.TASK,
                null,
                List.of(
                        ItemChange.text(Fields.SUBJECT, "Task " + number + " of a customer"),
                        ItemChange.text(Fields.BODY, "Three variants, delivery in week " + number % 52 + "."),
                        new ItemChange.SetValue(
                                Fields.DUE_DATE, new PropertyValue.Day(LocalDate.of(2027, 1, 10 + number % 20))),
                        ItemChange.categories(List.of("Tracked in CRM")),
                        field("crmid", UserField.TEXT, new PropertyValue.Text("{" + new UUID(7, number) + "}")),
                        field("crmorgid", UserField.TEXT, new PropertyValue.Text("{" + new UUID(7, 7) + "}")),
                        field("crmLinkState", UserField.NUMBER, new PropertyValue.Real(2))));
    }

    private static ItemChange field(String name, int type, PropertyValue value) {
        return new ItemChange.SetUserField(new UserField(name, type, true, value));
    }
}
