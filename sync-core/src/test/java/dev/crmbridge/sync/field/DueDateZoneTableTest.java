package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Due dates around every change of the clock. Outlook knows a day, the CRM a moment; on the way there and back, ten times over, the
 * day must not shift. (Pain point: due dates shift a day across zones; odd zones break sync.)
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

    /** Each round writes the day that was read last over the record of the round before, and reads it again. */
    private static void staysForTenRounds(LocalDate day, ZoneId zone) {
        CrmRow row = Sample.row("task");
        FieldValue shown = new FieldValue.Day(day);
        for (int round = 0; round < 10; round++) {
            for (String column : new String[] {"scheduledstart", "scheduledend"}) {
                row = Sample.written(row, TASK.crmWrite(Map.of(column, shown), row, zone, Map.of()));
                shown = TASK.readCrm(row, zone, null).value(column);
                assertThat(shown)
                        .as("%s in %s, round %s, %s", day, zone, round, column)
                        .isEqualTo(new FieldValue.Day(day));
            }
        }
    }
}
