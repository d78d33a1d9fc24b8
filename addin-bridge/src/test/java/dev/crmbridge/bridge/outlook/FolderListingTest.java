package dev.crmbridge.bridge.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.outlook.dispid.ColumnsIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.TableIds;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderListingTest {
    private static final int TASKS = 3;
    private static final List<String> DEFAULT_COLUMNS =
            TableLayout.of(TASKS, false).defaults();

    private final FakeOutlook outlook = new FakeOutlook(new FakeOutlook.Thing());
    private final ComScope scope = new ComScope(outlook);

    @Test
    void readsAFolderInSlices() {
        FakeTable table = new FakeTable(DEFAULT_COLUMNS, 5);

        List<TableRow> rows = new FolderListing(2).rows(folder(table), scope, row -> row);

        assertEquals(5, rows.size());
        assertEquals(List.of(2, 2, 1), table.slices);
        ItemListing third = rows.get(2).listing("570E", ZoneId.of("Europe/Berlin"), false, false);
        assertEquals("00AB02", third.ref().entryId());
        assertEquals(ItemKind.TASK, third.kind());
        assertEquals(LocalDate.of(2026, 12, 1), third.due());
    }

    @Test
    void aFullLastSliceNeedsOneMoreLook() {
        FakeTable table = new FakeTable(DEFAULT_COLUMNS, 4);

        assertEquals(
                4, new FolderListing(2).rows(folder(table), scope, row -> row).size());
        assertEquals(List.of(2, 2, 0), table.slices);
    }

    @Test
    void anEmptyFolderIsNoError() {
        assertEquals(
                0,
                new FolderListing(500)
                        .rows(folder(new FakeTable(DEFAULT_COLUMNS, 0)), scope, row -> row)
                        .size());
    }

    @Test
    void unexpectedDefaultColumnsAreNoticedAndAllAreAskedFor() {
        List<String> shuffled = new ArrayList<>(DEFAULT_COLUMNS);
        shuffled.add(0, shuffled.remove(4));
        List<String> fewer = DEFAULT_COLUMNS.subList(0, 5);

        for (List<String> surprise : List.of(shuffled, fewer)) {
            List<TableRow> rows = new FolderListing(500).rows(folder(new FakeTable(surprise, 3)), scope, row -> row);
            assertEquals("00AB00", rows.get(0).text(TableLayout.ENTRY_ID));
            assertEquals("IPM.Task", rows.get(0).text(TableLayout.MESSAGE_CLASS));
        }
    }

    @Test
    void aTableTurnedRoundIsABrokenAnswer() {
        FakeTable table = new FakeTable(DEFAULT_COLUMNS, 3);
        table.transposed = true;

        assertThrows(BrokenAnswer.class, () -> new FolderListing(500).rows(folder(table), scope, row -> row));
    }

    private WatchedFolders.Folder folder(FakeTable table) {
        FakeOutlook.Thing thing = new FakeOutlook.Thing().with(FolderIds.GET_TABLE, args -> {
            table.open();
            return outlook.give(table.thing(outlook));
        });
        return new WatchedFolders.Folder(((ComValue.Obj) outlook.give(thing)).object(), TASKS, false);
    }

    /** A folder's table with whatever columns Outlook may give by default. */
    private static final class FakeTable {
        private final List<String> defaults;
        private final int size;
        private final List<Integer> slices = new ArrayList<>();
        private List<String> columns = List.of();
        private int next;
        private boolean transposed;

        FakeTable(List<String> defaults, int size) {
            this.defaults = defaults;
            this.size = size;
        }

        void open() {
            columns = new ArrayList<>(defaults);
            next = 0;
        }

        FakeOutlook.Thing thing(FakeOutlook outlook) {
            FakeOutlook.Thing asColumns = new FakeOutlook.Thing()
                    .with(ColumnsIds.REMOVE_ALL, args -> {
                        columns.clear();
                        return ComValue.EMPTY;
                    })
                    .with(ColumnsIds.ADD, args -> {
                        columns.add(ComReading.text(args.get(0)));
                        return outlook.give(new FakeOutlook.Thing());
                    });
            return new FakeOutlook.Thing()
                    .with(TableIds.COLUMNS, args -> outlook.give(asColumns))
                    .with(
                            TableIds.GET_ARRAY,
                            args -> slice(ComReading.whole(args.get(0)).orElseThrow()));
        }

        private ComValue slice(int rows) {
            List<List<ComValue>> slice = new ArrayList<>();
            while (slice.size() < rows && next < size) {
                int number = next++;
                slice.add(columns.stream().map(name -> cell(name, number)).toList());
            }
            slices.add(slice.size());
            if (transposed) {
                return new ComValue.Table(slice.size(), turned(slice));
            }
            return new ComValue.Table(columns.size(), slice);
        }

        private static List<List<ComValue>> turned(List<List<ComValue>> slice) {
            List<List<ComValue>> turned = new ArrayList<>();
            for (int i = 0; i < slice.get(0).size(); i++) {
                int column = i;
                turned.add(slice.stream().map(row -> row.get(column)).toList());
            }
            return turned;
        }

        private static ComValue cell(String name, int number) {
            return switch (name) {
                case TableLayout.ENTRY_ID -> ComValue.of("00AB0" + number);
                case TableLayout.MESSAGE_CLASS -> ComValue.of("IPM.Task");
                case TableLayout.SUBJECT -> ComValue.of("Task " + number);
                case TableLayout.MODIFIED -> new ComValue.Date(46_000.5);
                case TableLayout.DUE -> new ComValue.Date(ComDates.ofDay(LocalDate.of(2026, 12, 1)));
                default -> ComValue.EMPTY;
            };
        }
    }
}
