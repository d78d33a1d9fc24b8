package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.List;

/** The columns of a table. */
final class ColumnsObject extends SimObject {
    private static final Members<PlainObject<ItemProperty>> COLUMN = new Members<PlainObject<ItemProperty>>()
            .get(0x2102, column -> ComValue.of(column.subject().name()));

    private static final Members<ColumnsObject> MEMBERS = new Members<ColumnsObject>()
            .get(0x0050, columns -> ComValue.of(columns.all().size()))
            .method(
                    0x0051,
                    1,
                    (columns, args) -> columns.shown(columns.all().get(position(columns.all(), args.value(0)))))
            .method(0x005F, 1, (columns, args) -> columns.add(args.text(0)))
            .method(0x0052, 1, (columns, args) -> {
                columns.all().remove(position(columns.all(), args.value(0)));
                return ComValue.EMPTY;
            })
            .action(0x0053, columns -> columns.all().clear());

    private final TableObject table;

    ColumnsObject(TableObject table) {
        super(table.model(), "_Columns", 123, table);
        this.table = table;
    }

    private List<ItemProperty> all() {
        return table.columns();
    }

    private ComValue shown(ItemProperty property) {
        return ref(new PlainObject<>(
                model(), new PlainObject.Look("_Column", 122, property.name()), this, property, COLUMN));
    }

    private ComValue add(String name) {
        if (PropertyNames.isBlocked(name)) {
            throw Values.invalid("the property '" + name + "' is blocked in tables");
        }
        ItemProperty property = model().names()
                .find(name, table.folder().folder())
                .orElseThrow(() -> Values.invalid("the property '" + name + "' is unknown"));
        all().add(property);
        return shown(property);
    }

    /** @return zero-based position of a one-based number or a name */
    static int position(List<ItemProperty> columns, ComValue index) {
        if (index instanceof ComValue.Str name) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equalsIgnoreCase(name.value())) {
                    return i;
                }
            }
            throw new ComException(HResult.NOT_FOUND, "there is no column '" + name.value() + "'");
        }
        int position = Values.number(index);
        if (position < 1 || position > columns.size()) {
            throw new ComException(HResult.OPERATION_FAILED, "array index " + position + " out of bounds");
        }
        return position - 1;
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
