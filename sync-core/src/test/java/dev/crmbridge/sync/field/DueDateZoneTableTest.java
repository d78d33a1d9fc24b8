package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Due dates around every change of the clock. Outlook knows a day, the CRM a moment; however often the day is
 * moved on one side and moved back on the other, it must not shift on the way. (Pain point: due dates shift a day across zones; odd zones break sync.)
 */
class DueDateZoneTableTest {
    private static final FieldRegistry TASK = FieldRegistry.of("task");
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Istanbul",
                "Europe/Moscow",
                "Africa/Casablanca",
                "Africa/Cairo",
                "Asia/Kathmandu",
                "Australia/Lord_Howe"
            })
    void noDayOfTheYearShiftsInAZoneWithAHistory(String name) {
        ZoneId zone = ZoneId.of(name);
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            staysForTenRounds(day, zone);
        }
    }

    @Test
    void noDayShiftsAtAnyClockChangeOf2026AnywhereInTheWorld() {
        int changes = 0;
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            ZoneOffsetTransition change = zone.getRules().nextTransition(YEAR);
            while (change != null && change.getInstant().isBefore(NEXT_YEAR)) {
                changes++;
                LocalDate day = change.getDateTimeBefore().toLocalDate();
                for (int around = -1; around <= 1; around++) {
                    staysForTenRounds(day.plusDays(around), zone);
                }
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
        assertThat(changes).as("clock changes tried").isGreaterThan(100);
    }

    /** In Nuuk the last hour of that Saturday is left out: what would be due at 23:55 would be due on Sunday. */
    @Test
    void aTimeOfDayThatTheNewDayLacksDoesNotMoveTheDay() {
        ZoneId nuuk = ZoneId.of("America/Nuuk");
        LocalDate saturday = LocalDate.of(2026, 3, 28);
        Instant friday = saturday.minusDays(1).atTime(23, 55).atZone(nuuk).toInstant();
        CrmRow row = Sample.with(Sample.row("task"), "scheduledend", new CrmValue.Moment(friday));
        Map<String, FieldValue> moved = Map.of("scheduledend", new FieldValue.Day(saturday));

        CrmRow written = Sample.written(row, TASK.crmWrite(moved, row, nuuk, Map.of()));

        assertThat(TASK.readCrm(written, nuuk, null).value("scheduledend")).isEqualTo(new FieldValue.Day(saturday));
    }

    /** A record that says no day yet, one at the beginning of its day, and one at the end. */
    private static void staysForTenRounds(LocalDate day, ZoneId zone) {
        new Pair(zone, day, null).makeTenRounds();
        for (LocalTime time : List.of(LocalTime.of(0, 5), LocalTime.of(23, 55))) {
            ZonedDateTime moment = day.atTime(time).atZone(zone);
            if (moment.toLocalTime().equals(time)) { // the clocks may have left it out
                new Pair(zone, day, moment.toInstant()).makeTenRounds();
            }
        }
    }

    /** A task and its record, and what they agreed on last. */
    private static final class Pair {
        private static final List<String> COLUMNS = List.of("scheduledstart", "scheduledend");

        private final ZoneId zone;
        private final LocalDate day;
        private OutlookItem item;
        private CrmRow row;
        private Snapshot agreed;

        /** @param moment of the record when its item is made, or null to say the day in Outlook first */
        Pair(ZoneId zone, LocalDate day, @Nullable Instant moment) {
            this.zone = zone;
            this.day = day;
            row = Sample.row("task");
            if (moment != null) {
                for (String column : COLUMNS) {
                    row = Sample.with(row, column, new CrmValue.Moment(moment));
                }
            }
            agreed = TASK.readCrm(row, zone, null);
            item = Sample.item(ItemKind.TASK, TASK.newItem(agreed, zone).fields(), List.of(), zone);
            if (moment == null) {
                moveInOutlook(day);
            }
            assertBothShow(day, "at the beginning");
        }

        /** The day is moved on one side and moved back on the other, in turns. */
        void makeTenRounds() {
            for (int round = 0; round < 10; round++) {
                LocalDate other = day.plusDays(round % 4 < 2 ? 1 : -1);
                if (round % 2 == 0) {
                    moveInOutlook(other);
                    assertBothShow(other, "moved in Outlook, round " + round);
                    moveInCrm(day);
                } else {
                    moveInCrm(other);
                    assertBothShow(other, "moved in the CRM, round " + round);
                    moveInOutlook(day);
                }
                assertBothShow(day, "moved back, round " + round);
            }
        }

        private void moveInOutlook(LocalDate to) {
            item = Sample.saved(
                    item,
                    Map.of(ItemField.START_DATE, new ItemValue.Day(to), ItemField.DUE_DATE, new ItemValue.Day(to)));
            Map<String, FieldValue> changed =
                    changed(TASK.readOutlook(item, agreed).snapshot());
            assertThat(changed).containsOnlyKeys(COLUMNS);
            row = Sample.written(row, TASK.crmWrite(changed, row, zone, Map.of()));
            agreed = agreed.with(changed);
        }

        /** Somebody in this zone chooses another day in the CRM; its form leaves the time of day as it is, as far as there is such a time. */
        private void moveInCrm(LocalDate to) {
            for (String column : COLUMNS) {
                LocalTime time = ((CrmValue.Moment) row.value(column))
                        .value()
                        .atZone(zone)
                        .toLocalTime();
                ZonedDateTime moment = to.atTime(time).atZone(zone);
                row = Sample.with(
                        row,
                        column,
                        new CrmValue.Moment((moment.toLocalDate().equals(to)
                                        ? moment
                                        : to.atTime(12, 0).atZone(zone))
                                .toInstant()));
            }
            Map<String, FieldValue> changed = changed(TASK.readCrm(row, zone, agreed));
            assertThat(changed).containsOnlyKeys(COLUMNS);
            Snapshot after = agreed.with(changed);
            item = Sample.saved(
                    item, TASK.outlookChange(changed, agreed, after, zone).fields());
            agreed = after;
        }

        private Map<String, FieldValue> changed(Snapshot side) {
            Map<String, FieldValue> changed = new HashMap<>(side.values());
            changed.entrySet().removeIf(field -> field.getValue().equals(agreed.value(field.getKey())));
            return changed;
        }

        private void assertBothShow(LocalDate wanted, String when) {
            Snapshot outlook = TASK.readOutlook(item, agreed).snapshot();
            Snapshot crm = TASK.readCrm(row, zone, agreed);
            for (String column : COLUMNS) {
                assertThat(List.of(outlook.value(column), crm.value(column), agreed.value(column)))
                        .as("%s in %s, %s, %s %s", day, zone, when, column, row.value(column))
                        .containsOnly(new FieldValue.Day(wanted));
            }
            assertThat(changed(outlook)).isEmpty();
            assertThat(changed(crm)).isEmpty();
        }
    }
}
