package dev.crmbridge.outlooksim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A table that is listed again shows what was saved since, though rows of items that were not saved are kept. */
class ShownRowsBehaviorTest {
    private final OutlookFixture outlook = new OutlookFixture();

    @AfterEach
    void close() {
        outlook.close();
    }

    @Test
    void aSaveBehindTheTableShowsInTheNextOne() {
        ComObject task = outlook.savedTask("Before");
        outlook.savedTask("Other");
        ComObject earlier = table(outlook, "Subject");
        assertThat(texts(outlook, earlier)).containsExactly("Before", "Other");

        outlook.mailbox.edit(outlook.entryId(task), List.of(ItemChange.text(Fields.SUBJECT, "After")));

        assertThat(texts(outlook, table(outlook, "Subject"))).containsExactly("After", "Other");
        outlook.get(earlier, "MoveToStart");
        assertThat(texts(outlook, earlier)).containsExactly("After", "Other");
    }

    @Test
    void tablesWithOtherColumnsShowOtherRows() {
        outlook.savedTask("A");
        assertThat(rows(outlook, table(outlook, "Subject", "MessageClass")).get(0))
                .containsExactly(ComValue.of("A"), ComValue.of("IPM.Task"));
        assertThat(rows(outlook, table(outlook, "MessageClass", "Subject")).get(0))
                .containsExactly(ComValue.of("IPM.Task"), ComValue.of("A"));
        assertThat(rows(outlook, table(outlook, "Subject")).get(0)).containsExactly(ComValue.of("A"));
    }

    @Test
    void howeverOftenItemsAreSavedAddedAndDeletedATableShowsThemAsTheyAre() {
        Property.holds("tables show what is there", 20, ShownRowsBehaviorTest::live);
    }

    private static void live(SplittableRandom random) {
        try (OutlookFixture outlook = new OutlookFixture()) {
            List<String> ids = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                for (int i = random.nextInt(30); i > 0; i--) {
                    change(outlook, ids, random);
                }
                List<String> expected = ids.stream()
                        .map(id -> outlook.mailbox.get(id).subject())
                        .toList();
                assertThat(texts(outlook, table(outlook, "Subject"))).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static void change(OutlookFixture outlook, List<String> ids, SplittableRandom random) {
        String text = "T" + random.nextInt(1_000);
        if (ids.isEmpty() || random.nextInt(3) == 0) {
            ids.add(outlook.entryId(outlook.savedTask(text)));
        } else if (random.nextInt(4) == 0) {
            outlook.mailbox.delete(ids.remove(random.nextInt(ids.size())));
        } else {
            outlook.mailbox.edit(ids.get(random.nextInt(ids.size())), List.of(ItemChange.text(Fields.SUBJECT, text)));
        }
    }

    private static ComObject table(OutlookFixture outlook, String... columns) {
        ComObject table = outlook.getObject(outlook.folder(13), "GetTable");
        ComObject all = outlook.getObject(table, "Columns");
        outlook.get(all, "RemoveAll");
        for (String column : columns) {
            outlook.get(all, "Add", column);
        }
        return table;
    }

    private static List<List<ComValue>> rows(OutlookFixture outlook, ComObject table) {
        return ((ComValue.Table) outlook.get(table, "GetArray", 10_000)).rows();
    }

    private static List<String> texts(OutlookFixture outlook, ComObject table) {
        return rows(outlook, table).stream()
                .map(row -> OutlookFixture.text(row.get(0)))
                .toList();
    }
}
