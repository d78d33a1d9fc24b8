package dev.crmbridge.bridge.outlook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a folder's table: those it has by default, in Outlook's order, and those we add.
 *
 * <p>Adding costs one call each, so the default ones are used where they are; {@link #explicit} is the way without trust in
 * them. Source: Outlook object model, Table, default columns.
 *
 * @param defaults names that are there without asking
 * @param added names we add
 */
record TableLayout(List<String> defaults, List<String> added) {
    static final String ENTRY_ID = "EntryID";
    static final String LONG_ENTRY_ID = SchemaNames.proptag("66700102");
    static final String SUBJECT = "Subject";
    static final String MODIFIED = "LastModificationTime";
    static final String MESSAGE_CLASS = "MessageClass";
    static final String START = "Start";
    static final String END = "End";
    static final String DUE = "DueDate";
    static final String CRM_ID = SchemaNames.userTextColumn(MarkProperties.CRM_ID);
    static final String LINK_STATE = SchemaNames.userNumberColumn(MarkProperties.LINK_STATE);

    private static final int APPOINTMENTS = 1;
    private static final int CONTACTS = 2;
    private static final int TASKS = 3;
    private static final List<String> EVERYWHERE = List.of(ENTRY_ID, SUBJECT, "CreationTime", MODIFIED, MESSAGE_CLASS);
    private static final List<String> OURS =
            List.of(LONG_ENTRY_ID, SchemaNames.CHANGE_KEY, CRM_ID, LINK_STATE, SchemaNames.CATEGORIES);

    TableLayout {
        defaults = List.copyOf(defaults);
        added = List.copyOf(added);
    }

    /**
     * @param itemType OlItemType of the folder
     * @param mixed whether items of any kind may lie in it, as in Deleted Items
     */
    static TableLayout of(int itemType, boolean mixed) {
        List<String> defaults = new ArrayList<>(EVERYWHERE);
        List<String> added = new ArrayList<>(OURS);
        switch (itemType) {
            case APPOINTMENTS -> defaults.addAll(List.of(START, END, "IsRecurring"));
            case TASKS -> defaults.addAll(List.of(DUE, "PercentComplete", "IsRecurring"));
            case CONTACTS -> defaults.addAll(List.of("FirstName", "LastName", "CompanyName"));
            default -> {}
        }
        if (mixed || itemType == APPOINTMENTS) {
            added.add(SchemaNames.GLOBAL_ID);
        }
        if (mixed) {
            List.of(START, END, DUE).stream()
                    .filter(name -> !defaults.contains(name))
                    .forEach(added::add);
        }
        return new TableLayout(defaults, added);
    }

    /** @return the same content with every column asked for */
    TableLayout explicit() {
        return new TableLayout(List.of(), columns());
    }

    /** @return where each column is */
    Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        List<String> names = columns();
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
        return Collections.unmodifiableMap(positions);
    }

    /** @return all columns in order */
    List<String> columns() {
        List<String> all = new ArrayList<>(defaults);
        all.addAll(added);
        return List.copyOf(all);
    }
}
