package dev.crmbridge.bridge.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crmbridge.testkit.Property;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComDatesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void knowsTheDatesOfTheOleManual() {
        assertEquals(LocalDateTime.of(1899, 12, 30, 0, 0), ComDates.toLocal(0.0));
        assertEquals(LocalDateTime.of(1900, 1, 4, 6, 0), ComDates.toLocal(5.25));
        assertEquals(LocalDateTime.of(1899, 12, 25, 6, 0), ComDates.toLocal(-5.25));
        assertEquals(LocalDateTime.of(4501, 1, 1, 0, 0), ComDates.toLocal(ComDates.NONE));
        assertEquals(-5.25, ComDates.ofLocal(LocalDateTime.of(1899, 12, 25, 6, 0)));
    }

    @Test
    void everySecondSurvivesTheWayThereAndBack() {
        Property.holds("a wall clock second survives the double", 2000, random -> {
            LocalDateTime time = LocalDateTime.of(1601, 1, 1, 0, 0)
                    .plusDays(random.nextInt(900_000))
                    .plusSeconds(random.nextInt(86_400));
            assertEquals(time, ComDates.toLocal(ComDates.ofLocal(time)));
        });
    }

    @Test
    void roundsBrokenFractionsToTheNextSecond() {
        assertEquals(LocalDateTime.of(2026, 11, 26, 0, 0), ComDates.toLocal(46351.9999999));
    }

    @Test
    void noneIsNoDate() {
        assertTrue(ComDates.isNone(949_998.0));
        assertEquals(Optional.empty(), ComDates.day(949_998.0, BERLIN));
        assertEquals(Optional.empty(), ComDates.utc(949_998.0));
    }

    @Test
    void aDayIsAMidnightOfTheWallClockOrAPointInTime() {
        LocalDate day = LocalDate.of(2026, 7, 1);
        double asWallClock = ComDates.ofDay(day);
        double asPointInTime = ComDates.ofUtc(day.atStartOfDay(BERLIN).toInstant());

        assertEquals(Optional.of(day), ComDates.day(asWallClock, BERLIN));
        assertEquals(Optional.of(day), ComDates.day(asPointInTime, BERLIN));
    }

    @Test
    void aBirthdayIsTheDateThatWasEnteredInWhicheverZoneThatWas() {
        LocalDate day = LocalDate.of(1980, 3, 1);
        List<ZoneId> zones = List.of(
                ZoneId.of("Europe/Berlin"),
                ZoneId.of("America/New_York"),
                ZoneId.of("Asia/Kathmandu"),
                ZoneId.of("Europe/London"));
        for (ZoneId written : zones) {
            double stored = ComDates.ofUtc(day.atStartOfDay(written).toInstant());
            for (ZoneId read : zones) {
                assertEquals(Optional.of(day), ComDates.date(stored, read), written + " → " + read);
            }
            assertEquals(Optional.of(day), ComDates.date(ComDates.ofDay(day), written));
        }
        for (String far : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Auckland")) {
            ZoneId zone = ZoneId.of(far);
            double stored = ComDates.ofUtc(day.atStartOfDay(zone).toInstant());
            double beforeNoon = ComDates.ofLocal(day.atTime(11, 59));
            assertEquals(Optional.of(day), ComDates.date(stored, zone), far);
            assertEquals(Optional.of(day), ComDates.date(beforeNoon, zone), far);
        }
        assertEquals(Optional.empty(), ComDates.date(ComDates.NONE, ZoneId.of("Pacific/Auckland")));
    }

    @Test
    void localDatesFollowTheZonesRulesOfThatDay() {
        double summer = ComDates.ofLocal(LocalDateTime.of(2026, 7, 1, 12, 0));
        double winter = ComDates.ofLocal(LocalDateTime.of(2026, 12, 1, 12, 0));

        assertEquals(Optional.of(Instant.parse("2026-07-01T10:00:00Z")), ComDates.local(summer, BERLIN));
        assertEquals(Optional.of(Instant.parse("2026-12-01T11:00:00Z")), ComDates.local(winter, BERLIN));
    }
}
