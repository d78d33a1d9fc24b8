package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.outlook.dispid.ColumnsIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.TableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a folder through its table in slices: few calls, no item opened. */
final class FolderListing {
    private final int rowsAtOnce;

    FolderListing(int rowsAtOnce) {
        this.rowsAtOnce = rowsAtOnce;
    }

    /**
     * Reads the rows one after the other, so that only what is made of them stays in memory.
     *
     * @param reader makes something of a row, or null to leave it out
     * @return what was made of the rows of the folder
     */
    <T> List<T> rows(WatchedFolders.Folder folder, ComScope scope, Function<TableRow, @Nullable T> reader) {
        TableLayout layout = TableLayout.of(folder.itemType(), folder.deletedItems());
        List<T> rows = new ArrayList<>();
        Consumer<TableRow> add = row -> {
            T made = reader.apply(row);
            if (made != null) {
                rows.add(made);
            }
        };
        if (!read(folder, layout, scope, add)) {
            rows.clear();
            if (!read(folder, layout.explicit(), scope, add)) {
                throw new BrokenAnswer("a folder's table does not have the columns that were asked for");
            }
        }
        return rows;
    }

    /** @return false when the table's columns are not those of the layout */
    private boolean read(WatchedFolders.Folder folder, TableLayout layout, ComScope scope, Consumer<TableRow> reader) {
        ComObject table = OutlookSession.objectOf(scope.call(folder.object(), FolderIds.GET_TABLE), "Table");
        ComObject columns = OutlookSession.objectOf(scope.call(table, TableIds.COLUMNS), "Columns");
        if (layout.defaults().isEmpty()) {
            scope.call(columns, ColumnsIds.REMOVE_ALL);
        }
        for (String name : layout.added()) {
            scope.call(columns, ColumnsIds.ADD, ComValue.of(name));
        }
        Map<String, Integer> positions = layout.positions();
        while (true) {
            ComValue slice = scope.call(table, TableIds.GET_ARRAY, ComValue.of(rowsAtOnce));
            if (!(slice instanceof ComValue.Table values)) {
                return isEmpty(slice);
            }
            if (!values.rows().isEmpty() && !fits(values, positions)) {
                return false;
            }
            values.rows().forEach(row -> reader.accept(new TableRow(positions, row)));
            if (values.rows().size() < rowsAtOnce) {
                return true;
            }
        }
    }

    private static boolean isEmpty(ComValue slice) {
        return slice instanceof ComValue.Empty
                || slice instanceof ComValue.Null
                || (slice instanceof ComValue.Array array && array.elements().isEmpty());
    }

    /** Number of columns and the look of two of them: a surprise in Outlook's default columns is noticed, not believed. */
    private static boolean fits(ComValue.Table values, Map<String, Integer> positions) {
        if (values.columns() != positions.size()) {
            return false;
        }
        TableRow first = new TableRow(positions, values.rows().get(0));
        return first.text(TableLayout.MESSAGE_CLASS).regionMatches(true, 0, "IPM", 0, 3)
                && first.text(TableLayout.ENTRY_ID).matches("[0-9A-Fa-f]+");
    }
}
