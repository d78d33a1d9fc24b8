package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The states and status reasons of one table and the Outlook number each one shows as (activity tables of the Web API; sync
 * logic of tasks and appointments).
 *
 * @param rows known reasons; the first one with an Outlook number is what that number becomes in the CRM
 * @param byState Outlook number for reasons that are not known, by state
 * @param otherwise the status for an Outlook number that no row has
 */
record StateTable(List<Row> rows, Map<Integer, Integer> byState, FieldValue.Status otherwise) {
    private static final String STATE = "statecode";
    private static final String REASON = "statuscode";

    /** The columns that hold a status. */
    static final List<String> COLUMNS = List.of(STATE, REASON);

    /**
     * One status reason.
     *
     * @param outlook OlTaskStatus or OlBusyStatus
     */
    record Row(int outlook, int state, int reason, String label) {}

    StateTable {
        rows = List.copyOf(rows);
        byState = Map.copyOf(byState);
    }

    static StateTable task() {
        return new StateTable(
                List.of(
                        new Row(TaskStatus.NOT_STARTED, 0, 2, "Not Started"),
                        new Row(TaskStatus.IN_PROGRESS, 0, 3, "In Progress"),
                        new Row(TaskStatus.WAITING, 0, 4, "Waiting on someone else"),
                        new Row(TaskStatus.DEFERRED, 0, 7, "Deferred"),
                        new Row(TaskStatus.COMPLETE, 1, 5, "Completed"),
                        new Row(TaskStatus.COMPLETE, 2, 6, "Canceled")),
                taskStates(),
                new FieldValue.Status(0, 2));
    }

    static StateTable phonecall() {
        return new StateTable(
                List.of(
                        new Row(TaskStatus.NOT_STARTED, 0, 1, "Open"),
                        new Row(TaskStatus.COMPLETE, 1, 2, "Made"),
                        new Row(TaskStatus.COMPLETE, 1, 4, "Received"),
                        new Row(TaskStatus.COMPLETE, 2, 3, "Canceled")),
                taskStates(),
                new FieldValue.Status(0, 1));
    }

    static StateTable letter() {
        return new StateTable(
                List.of(
                        new Row(TaskStatus.NOT_STARTED, 0, 2, "Draft"),
                        new Row(TaskStatus.NOT_STARTED, 0, 1, "Open"),
                        new Row(TaskStatus.COMPLETE, 1, 4, "Sent"),
                        new Row(TaskStatus.COMPLETE, 1, 3, "Received"),
                        new Row(TaskStatus.COMPLETE, 2, 5, "Canceled")),
                taskStates(),
                new FieldValue.Status(0, 2));
    }

    static StateTable fax() {
        return new StateTable(
                List.of(
                        new Row(TaskStatus.NOT_STARTED, 0, 1, "Open"),
                        new Row(TaskStatus.COMPLETE, 1, 2, "Completed"),
                        new Row(TaskStatus.COMPLETE, 1, 3, "Sent"),
                        new Row(TaskStatus.COMPLETE, 1, 4, "Received"),
                        new Row(TaskStatus.COMPLETE, 2, 5, "Canceled")),
                taskStates(),
                new FieldValue.Status(0, 1));
    }

    static StateTable appointment() {
        return new StateTable(
                List.of(
                        new Row(ShowTimeAs.FREE, 0, 1, "Free"),
                        new Row(ShowTimeAs.TENTATIVE, 0, 2, "Tentative"),
                        new Row(ShowTimeAs.BUSY, 3, 5, "Busy"),
                        new Row(ShowTimeAs.OUT_OF_OFFICE, 3, 6, "Out of Office"),
                        new Row(ShowTimeAs.FREE, 1, 3, "Completed"),
                        new Row(ShowTimeAs.FREE, 2, 4, "Canceled")),
                Map.of(0, ShowTimeAs.FREE, 1, ShowTimeAs.FREE, 2, ShowTimeAs.FREE, 3, ShowTimeAs.BUSY),
                new FieldValue.Status(0, 1));
    }

    static StateTable serviceActivity() {
        return new StateTable(
                List.of(
                        new Row(ShowTimeAs.TENTATIVE, 0, 1, "Requested"),
                        new Row(ShowTimeAs.TENTATIVE, 0, 2, "Tentative"),
                        new Row(ShowTimeAs.BUSY, 3, 4, "Reserved"),
                        new Row(ShowTimeAs.BUSY, 3, 3, "Pending"),
                        new Row(ShowTimeAs.BUSY, 3, 6, "In Progress"),
                        new Row(ShowTimeAs.BUSY, 3, 7, "Arrived"),
                        new Row(ShowTimeAs.FREE, 1, 8, "Completed"),
                        new Row(ShowTimeAs.FREE, 2, 9, "Canceled"),
                        new Row(ShowTimeAs.FREE, 2, 10, "No Show")),
                Map.of(0, ShowTimeAs.TENTATIVE, 1, ShowTimeAs.FREE, 2, ShowTimeAs.FREE, 3, ShowTimeAs.BUSY),
                new FieldValue.Status(0, 1));
    }

    /** Outlook shows nothing of a contact's state, so both have the same number. */
    static StateTable contact() {
        return new StateTable(
                List.of(new Row(0, 0, 1, "Active"), new Row(0, 1, 2, "Inactive")),
                Map.of(0, 0, 1, 0),
                new FieldValue.Status(0, 1));
    }

    /** @return the status an Outlook number becomes in the CRM */
    FieldValue.Status of(int outlook) {
        for (Row row : rows) {
            if (row.outlook() == outlook) {
                return new FieldValue.Status(row.state(), row.reason());
            }
        }
        return otherwise;
    }

    /** @return whether Outlook's number says no more than {@code wanted}, such as "in progress" for a phone call that is open */
    boolean showsAs(int outlook, int wanted) {
        return outlook == wanted || outlook(of(outlook)) == wanted;
    }

    /** @return the Outlook number a status shows as */
    int outlook(FieldValue.Status status) {
        for (Row row : rows) {
            if (row.state() == status.state() && row.reason() == status.reason()) {
                return row.outlook();
            }
        }
        return byState.getOrDefault(status.state(), outlook(otherwise));
    }

    /** @return the CRM's words for a status, or its numbers when it is not one of the standard ones */
    String label(FieldValue.Status status) {
        for (Row row : rows) {
            if (row.state() == status.state() && row.reason() == status.reason()) {
                return row.label();
            }
        }
        return "status reason " + status.reason() + " of state " + status.state();
    }

    /** @return the CRM's words for a value; empty for one that is no status */
    String show(FieldValue value) {
        return value instanceof FieldValue.Status status ? label(status) : "";
    }

    /** @return all rows of a table in words, for the docs */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.outlook() + "|" + row.label() + "|" + row.state() + "|" + row.reason()));
        return lines;
    }

    /** @return state and reason of a row; empty when it has no state */
    static FieldValue read(CrmRow row) {
        return row.value(STATE) instanceof CrmValue.Whole state && row.value(REASON) instanceof CrmValue.Whole reason
                ? new FieldValue.Status((int) state.value(), (int) reason.value())
                : FieldValue.NONE;
    }

    /** Writes state and reason; a value that is no status writes nothing. */
    static void write(FieldValue value, CrmDraft draft) {
        if (value instanceof FieldValue.Status status) {
            draft.set(STATE, new CrmValue.Whole(status.state()));
            draft.set(REASON, new CrmValue.Whole(status.reason()));
        }
    }

    private static Map<Integer, Integer> taskStates() {
        return Map.of(0, TaskStatus.NOT_STARTED, 1, TaskStatus.COMPLETE, 2, TaskStatus.COMPLETE);
    }
}
