package dev.crmbridge.sync.plan;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** One random edit by a person, on either side. */
final class RandomEdits {
    private RandomEdits() {}

    static OutlookItem ofItem(OutlookItem item, SplittableRandom random) {
        if (item.kind() == ItemKind.APPOINTMENT && random.nextInt(5) == 0) {
            List<Attendee> people = new ArrayList<>(item.attendees());
            people.add(new Attendee(
                    "p" + random.nextInt(3) + "@fabrikam.example",
                    "P",
                    random.nextBoolean() ? Attendee.Type.REQUIRED : Attendee.Type.OPTIONAL));
            return Sample.inviting(item, people);
        }
        var fields = List.copyOf(new TreeSet<>(item.fields().keySet()));
        ItemField field = fields.get(random.nextInt(fields.size()));
        Map<ItemField, ItemValue> change = new HashMap<>();
        switch (field) {
            case START, END, ALL_DAY -> {
                boolean allDay = random.nextBoolean();
                LocalDate day = day(random);
                Instant start = allDay
                        ? day.atStartOfDay(Sample.ZONE).toInstant()
                        : day.atTime(random.nextInt(24), 30).atZone(Sample.ZONE).toInstant();
                Instant end = allDay
                        ? day.plusDays(1 + random.nextInt(3))
                                .atStartOfDay(Sample.ZONE)
                                .toInstant()
                        : start.plusSeconds(1800);
                change.put(ItemField.START, new ItemValue.Moment(start));
                change.put(ItemField.END, new ItemValue.Moment(end));
                change.put(ItemField.ALL_DAY, new ItemValue.Flag(allDay));
            }
            case START_DATE, DUE_DATE ->
                change.put(field, random.nextInt(3) == 0 ? ItemValue.NONE : new ItemValue.Day(day(random)));
            case DATE_COMPLETED -> {
                if (item.field(ItemField.STATUS).equals(new ItemValue.Whole(2))) {
                    change.put(field, new ItemValue.Day(day(random)));
                }
            }
            case PERCENT_COMPLETE -> change.put(field, new ItemValue.Whole(random.nextInt(5) * 25));
            case STATUS, BUSY_STATUS -> change.put(field, new ItemValue.Whole(random.nextInt(5)));
            case IMPORTANCE -> change.put(field, new ItemValue.Whole(random.nextInt(3)));
            default -> change.put(field, ItemValue.text(text(random, field == ItemField.BODY ? 2_100 : 210)));
        }
        return Sample.saved(item, change);
    }

    static CrmRow ofRow(CrmRow row, FieldRegistry registry, SplittableRandom random) {
        var columns = List.copyOf(registry.columns());
        String column = columns.get(random.nextInt(columns.size()));
        Map<String, CrmValue> change = new HashMap<>();
        switch (column) {
            case "statecode", "statuscode" -> {
                FieldValue.Status status = anyStatus(registry, random);
                change.put("statecode", new CrmValue.Whole(status.state()));
                change.put("statuscode", new CrmValue.Whole(status.reason()));
            }
            case "scheduledstart", "scheduledend", "isalldayevent" -> {
                Instant start = day(random)
                        .atTime(random.nextInt(24), 15)
                        .atZone(Sample.ZONE)
                        .toInstant();
                change.put("scheduledstart", new CrmValue.Moment(start));
                change.put("scheduledend", new CrmValue.Moment(start.plusSeconds(3_600)));
                change.put("isalldayevent", new CrmValue.Flag(random.nextInt(3) == 0));
            }
            case "actualend" ->
                change.put(
                        column,
                        random.nextBoolean()
                                ? CrmValue.NONE
                                : new CrmValue.Moment(day(random)
                                        .atTime(23, 50)
                                        .atZone(Sample.ZONE)
                                        .toInstant()));
            case "percentcomplete" -> change.put(column, new CrmValue.Whole(random.nextInt(5) * 25));
            case "prioritycode" -> change.put(column, new CrmValue.Whole(random.nextInt(4)));
            case "regardingobjectid" ->
                change.put(
                        column,
                        random.nextBoolean()
                                ? CrmValue.NONE
                                : new CrmValue.Lookup(
                                        new dev.crmbridge.crm.RecordRef(
                                                "account", new java.util.UUID(3, random.nextInt(3))),
                                        "Fabrikam"));
            case "globalobjectid" -> change.put(column, CrmValue.text(text(random, 40)));
            default -> change.put(column, CrmValue.text(text(random, 150).strip()));
        }
        return Sample.written(row, RowWrite.columns(change));
    }

    private static FieldValue.Status anyStatus(FieldRegistry registry, SplittableRandom random) {
        int[][] numbers = switch (registry.table()) {
            case "task" -> new int[][] {{0, 2}, {0, 3}, {0, 4}, {0, 7}, {1, 5}, {2, 6}, {0, 100}, {1, 100}};
            case "phonecall" -> new int[][] {{0, 1}, {1, 2}, {1, 4}, {2, 3}, {0, 100}};
            case "letter" -> new int[][] {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}};
            case "fax" -> new int[][] {{0, 1}, {1, 2}, {1, 3}, {1, 4}, {2, 5}};
            default -> new int[][] {{0, 1}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {3, 6}, {3, 100}};
        };
        int[] one = numbers[random.nextInt(numbers.length)];
        return new FieldValue.Status(one[0], one[1]);
    }

    private static LocalDate day(SplittableRandom random) {
        return LocalDate.of(2026, 3, 27).plusDays(random.nextInt(300));
    }

    private static String text(SplittableRandom random, int longest) {
        int shape = random.nextInt(6);
        if (shape == 0) {
            return "";
        }
        int length = shape == 1 ? longest : 1 + random.nextInt(6);
        var text = new StringBuilder();
        String letters = "ab \n\uFFFC\uD83D\uDE00é\t";
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(letters.codePointCount(0, letters.length()));
            text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }
}
