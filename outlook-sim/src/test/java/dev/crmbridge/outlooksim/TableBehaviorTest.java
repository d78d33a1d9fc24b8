package dev.crmbridge.outlooksim;

import static dev.crmbridge.outlooksim.OutlookFixture.date;
import static dev.crmbridge.outlooksim.OutlookFixture.fails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableBehaviorTest {
    private static final String CRMID =
            "http://schemas.microsoft.com/mapi/string/{00020329-0000-0000-C000-000000000046}/crmid/0x0000001F";
    private static final String MODIFIED = "http://schemas.microsoft.com/mapi/proptag/0x30080040";

    private final OutlookFixture outlook = new OutlookFixture();
    private final ComObject folder = outlook.folder(13);

    @AfterEach
    void close() {
        outlook.close();
    }

    @Test
    void arraysAreRowFirstMoveTheCursorAndEndEmpty() {
        outlook.savedTask("A");
        outlook.savedTask("B");
        outlook.savedTask("C");
        ComObject table = table("", "Subject", MODIFIED);

        ComValue.Table first = array(table, 2);
        ComValue.Table second = array(table, 2);

        assertThat(first.columns()).isEqualTo(2);
        assertThat(first.rows()).hasSize(2);
        assertThat(first.rows().get(0))
                .containsExactly(ComValue.of("A"), date(LocalDateTime.of(2026, 11, 2, 9, 10, 11)));
        assertThat(second.rows()).hasSize(1);
        assertThat(outlook.get(table, "EndOfTable")).isEqualTo(ComValue.of(true));
        assertThat(array(table, 2).rows()).isEmpty();
    }

    @Test
    void byNameBinaryIsTextAndDatesAreLocalByNamespaceBytesAndUtc() {
        ComObject task = outlook.savedTask("Forms");
        ComObject table = table(
                "",
                "EntryID",
                "LastModificationTime",
                "http://schemas.microsoft.com/mapi/proptag/0x66700102",
                MODIFIED,
                "DueDate");
        List<ComValue> row = array(table, 10).rows().get(0);
        assertThat(row.get(0)).isEqualTo(ComValue.of(outlook.entryId(task)));
        assertThat(row.get(1)).isEqualTo(date(LocalDateTime.of(2026, 11, 2, 10, 10, 11)));
        assertThat(row.get(2)).isInstanceOf(ComValue.Bytes.class);
        assertThat(row.get(3)).isEqualTo(date(LocalDateTime.of(2026, 11, 2, 9, 10, 11)));
        assertThat(row.get(4)).isEqualTo(new ComValue.Date(OutlookFixture.NONE));
    }

    @Test
    void textsAreCutAt255AndBodiesAndComputedMembersRefused() {
        outlook.savedTask("x".repeat(300));
        ComObject table = table("", "Subject");
        assertThat(array(table, 1).rows().get(0)).containsExactly(ComValue.of("x".repeat(255)));
        ComObject columns = outlook.getObject(table, "Columns");
        fails(HResult.INVALID_ARGUMENT, () -> outlook.get(columns, "Add", "Body"));
        fails(HResult.INVALID_ARGUMENT, () -> outlook.get(columns, "Add", "Saved"));
        fails(HResult.INVALID_ARGUMENT, () -> outlook.get(columns, "Add", "crmid"));
    }

    @Test
    void trackedItemsAreFoundByTheExistenceOfAUserProperty() {
        outlook.savedTask("Untracked");
        ComObject tracked = outlook.savedTask("Tracked");
        ComObject fields = outlook.getObject(tracked, "UserProperties");
        outlook.put(outlook.getObject(fields, "Add", "crmid", 1, false), "Value", "{42}");
        outlook.get(tracked, "Save");

        ComObject table = table("@SQL=NOT(\"" + CRMID + "\" IS NULL)", "Subject", CRMID);

        assertThat(array(table, 10).rows()).containsExactly(List.of(ComValue.of("Tracked"), ComValue.of("{42}")));
    }

    @Test
    void categoriesAreFilteredInDaslOnly() {
        outlook.savedTask("Plain");
        ComObject tagged = outlook.savedTask("Tagged");
        outlook.put(tagged, "Categories", "Other, Tracked in CRM");
        outlook.get(tagged, "Save");
        String keywords = "@SQL=\"urn:schemas-microsoft-com:office:office#Keywords\" = 'tracked in crm'";
        assertThat(array(table(keywords, "Subject"), 10).rows()).containsExactly(List.of(ComValue.of("Tagged")));
        fails(HResult.INVALID_ARGUMENT, () -> outlook.get(folder, "GetTable", "[Categories] = 'x'"));
    }

    @Test
    void aTableStartsWithTheColumnsOfItsFolder() {
        ComObject columns = outlook.getObject(outlook.getObject(folder, "GetTable"), "Columns");
        assertThat(outlook.get(columns, "Count")).isEqualTo(ComValue.of(8));
        ComObject sixth = outlook.getObject(columns, "Item", 6);
        assertThat(outlook.get(sixth, "Name")).isEqualTo(ComValue.of("DueDate"));
    }

    @Test
    void rowsAreReadByNameAndNumber() {
        outlook.savedTask("Row");
        ComObject table = table("[Subject] = 'row'", "Subject", MODIFIED);
        ComObject row = outlook.getObject(table, "GetNextRow");
        assertThat(outlook.get(row, "Item", "Subject")).isEqualTo(ComValue.of("Row"));
        assertThat(outlook.get(row, "UTCToLocalTime", 2)).isEqualTo(date(LocalDateTime.of(2026, 11, 2, 10, 10, 11)));
        assertThat(outlook.get(table, "GetNextRow")).isEqualTo(ComValue.NOTHING);
    }

    private ComObject table(String filter, String... names) {
        ComObject table = filter.isEmpty()
                ? outlook.getObject(folder, "GetTable")
                : outlook.getObject(folder, "GetTable", filter);
        ComObject columns = outlook.getObject(table, "Columns");
        outlook.get(columns, "RemoveAll");
        for (String name : names) {
            outlook.get(columns, "Add", name);
        }
        return table;
    }

    private ComValue.Table array(ComObject table, int rows) {
        return (ComValue.Table) outlook.get(table, "GetArray", rows);
    }
}
