package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fast read-only view of a folder: rows as they were when it was made, restricted, sorted or moved to its start. */
final class TableObject extends SimObject {
    private static final Members<TableObject> MEMBERS = new Members<TableObject>()
            .get(0xFB93, table -> table.ref(new ColumnsObject(table)))
            .method(0x0050, 0, (table, args) -> ComValue.of(table.rows().size()))
            .method(0x0057, 0, (table, args) -> table.nextRow())
            .get(0xFB1F, table -> ComValue.of(table.at >= table.rows().size()))
            .method(0xFB1E, 0, (table, args) -> table.moveToStart())
            .method(0xFBCF, 1, (table, args) -> table.array(args.number(0)))
            .method(0x0062, 1, (table, args) -> table.find(args.text(0)))
            .method(0x0063, 0, (table, args) -> table.findNext())
            .method(0x0064, 1, (table, args) -> table.restrict(args.text(0)))
            .method(0x0061, 2, (table, args) -> table.sort(args));

    private final FolderObject folder;
    private final List<ItemProperty> columns = new ArrayList<>();
    private ItemQuery query;
    private @Nullable List<SimItem> rows;
    private int at;
    private @Nullable ItemQuery wanted;

    TableObject(ObjectModel model, FolderObject folder, ItemQuery query) {
        super(model, "_Table", 120, folder);
        this.folder = folder;
        this.query = query;
        for (String name : PropertyNames.defaultColumns(folder.folder().itemType())) {
            model.names().find(name, null).ifPresent(columns::add);
        }
    }

    FolderObject folder() {
        return folder;
    }

    List<ItemProperty> columns() {
        return columns;
    }

    ComValue cell(SimItem row, ItemProperty column) {
        return Cells.of(ItemView.of(row), column, model().mailbox().zone());
    }

    private List<SimItem> rows() {
        List<SimItem> known = rows;
        if (known == null) {
            known = query.items(model());
            rows = known;
        }
        return known;
    }

    private ComValue nextRow() {
        return at >= rows().size() ? ComValue.NOTHING : ref(new RowObject(this, rows().get(at++)));
    }

    private ComValue moveToStart() {
        rows = null;
        at = 0;
        return ComValue.EMPTY;
    }

    private ComValue array(int most) {
        if (most < 0) {
            throw Values.invalid("a number of rows is not negative");
        }
        int end = (int) Math.min((long) at + most, rows().size());
        String folderId = folder.folder().entryId();
        List<List<ComValue>> cells = model().shownRows()
                .of(
                        folderId,
                        columns.stream().map(ItemProperty::name).toList(),
                        rows().subList(Math.min(at, end), end),
                        this::cells);
        at = Math.max(at, end);
        if (at >= rows().size()) {
            model().shownRows().tidy(folderId, rows().size());
        }
        return new ComValue.Table(columns.size(), cells);
    }

    private List<ComValue> cells(SimItem row) {
        ItemView view = ItemView.of(row);
        ComValue[] cells = new ComValue[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cells.of(view, columns.get(i), model().mailbox().zone());
        }
        return List.of(cells);
    }

    private ComValue find(String filter) {
        wanted = query.restricted(model(), folder.folder(), filter);
        at = 0;
        return findNext();
    }

    private ComValue findNext() {
        ItemQuery search = wanted;
        while (search != null && at < rows().size()) {
            SimItem row = rows().get(at++);
            if (search.matches(row, model().mailbox().zone())) {
                return ref(new RowObject(this, row));
            }
        }
        return ComValue.NOTHING;
    }

    private ComValue restrict(String filter) {
        TableObject restricted = new TableObject(model(), folder, query.restricted(model(), folder.folder(), filter));
        restricted.columns.clear();
        restricted.columns.addAll(columns);
        return ref(restricted);
    }

    private ComValue sort(Args args) {
        String name = args.text(0);
        String plain = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(plain))) {
            throw Values.invalid("a table is sorted by one of its columns, '" + plain + "' is none");
        }
        query = query.sorted(model(), folder.folder(), plain, args.flag(1, false));
        return moveToStart();
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }
}
