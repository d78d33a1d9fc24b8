package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** A row of a table. */
final class RowObject extends SimObject {
    private static final Members<RowObject> MEMBERS = new Members<RowObject>()
            .method(0x0051, 1, (row, args) -> row.cell(args.value(0)))
            .method(
                    0xFBCE,
                    0,
                    (row, args) -> new ComValue.Array(row.columns.stream()
                            .map(column -> row.table.cell(row.item, column))
                            .toList()))
            .method(0xFB03, 1, (row, args) -> row.hex(args.value(0)))
            .method(0xFB00, 1, (row, args) -> row.converted(args, ZoneOffset.UTC, row.zone()))
            .method(0xFB01, 1, (row, args) -> row.converted(args, row.zone(), ZoneOffset.UTC));

    private final TableObject table;
    private final SimItem item;
    private final List<ItemProperty> columns;

    RowObject(TableObject table, SimItem item) {
        super(table.model(), "_Row", 121, table);
        this.table = table;
        this.item = item;
        this.columns = List.copyOf(table.columns());
    }

    private ZoneId zone() {
        return model().mailbox().zone();
    }

    private ComValue cell(ComValue index) {
        return table.cell(item, columns.get(ColumnsObject.position(columns, index)));
    }

    private ComValue hex(ComValue index) {
        ComValue cell = cell(index);
        if (cell instanceof ComValue.Bytes bytes) {
            return ComValue.of(bytes.hex());
        } else if (cell instanceof ComValue.Str) {
            return cell;
        }
        throw Values.mismatch("binary column", cell);
    }

    private ComValue converted(Args args, ZoneId from, ZoneId to) {
        return PropertyAccessorObject.converted(Values.date(cell(args.value(0))), from, to);
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
