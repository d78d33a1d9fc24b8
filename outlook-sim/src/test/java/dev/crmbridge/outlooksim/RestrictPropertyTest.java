package dev.crmbridge.outlooksim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.testkit.Property;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RestrictPropertyTest {
    @Test
    void restrictFindAndTablesAgreeWithABruteForceFilter() {
        Property.holds("a restriction finds what a loop finds", 25, random -> {
            try (OutlookFixture outlook = new OutlookFixture()) {
                for (int i = 0; i < 15; i++) {
                    outlook.mailbox.create(new NewItem(
                            ItemKind.TASK,
                            null,
                            List.of(
                                    ItemChange.text(Fields.SUBJECT, "s" + random.nextInt(3)),
                                    ItemChange.number(Fields.IMPORTANCE, random.nextInt(3)),
                                    new ItemChange.SetValue(
                                            Fields.DUE_DATE,
                                            new PropertyValue.Day(LocalDate.of(2026, 11, 1 + random.nextInt(9)))))));
                }
                int importance = random.nextInt(3);
                int day = 1 + random.nextInt(9);
                String subject = "s" + random.nextInt(3);
                String filter = "([Subject] = '" + subject + "' OR [Importance] >= " + importance
                        + ") AND [DueDate] < '11/" + day + "/2026'";
                Predicate<SimItem> meaning = item ->
                        (item.subject().equals(subject) || item.content().number(Fields.IMPORTANCE, 0) >= importance)
                                && item.content().values().get(Fields.DUE_DATE) instanceof PropertyValue.Day due
                                && due.value().isBefore(LocalDate.of(2026, 11, day));
                List<String> expected = outlook.mailbox.items().stream()
                        .filter(meaning)
                        .map(SimItem::entryId)
                        .toList();

                assertThat(restricted(outlook, filter)).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(found(outlook, filter)).containsExactlyInAnyOrderElementsOf(expected);
                ComObject table = outlook.getObject(outlook.folder(13), "GetTable", filter);
                assertThat(outlook.get(table, "GetRowCount")).isEqualTo(ComValue.of(expected.size()));
            }
        });
    }

    private static List<String> restricted(OutlookFixture outlook, String filter) {
        ComObject items = outlook.getObject(outlook.getObject(outlook.folder(13), "Items"), "Restrict", filter);
        return walked(outlook, items, "GetFirst", "GetNext");
    }

    private static List<String> found(OutlookFixture outlook, String filter) {
        ComObject items = outlook.getObject(outlook.folder(13), "Items");
        List<String> ids = new ArrayList<>();
        ComValue item = outlook.get(items, "Find", filter);
        while (item instanceof ComValue.Obj object) {
            ids.add(outlook.entryId(object.object()));
            item = outlook.get(items, "FindNext");
        }
        return ids;
    }

    private static List<String> walked(OutlookFixture outlook, ComObject items, String first, String next) {
        List<String> ids = new ArrayList<>();
        ComValue item = outlook.get(items, first);
        while (item instanceof ComValue.Obj object) {
            ids.add(outlook.entryId(object.object()));
            item = outlook.get(items, next);
        }
        return ids;
    }
}
