package dev.crmbridge.outlooksim.model;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** VT_DATE: days since 1899-12-30 as wall clock; the fraction counts forward for days before it too. */
final class OleDates {
    /** "None": 4501-01-01. */
    static final double NONE = 949_998.0;

    private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final long EPOCH_DAY = EPOCH.toLocalDate().toEpochDay();
    private static final long DAY_MS = 86_400_000L;

    private OleDates() {}

    /** @return whether {@code days} means "none" */
    static boolean isNone(double days) {
        return days >= NONE;
    }

    static double toDays(LocalDateTime time) {
        long whole = time.toLocalDate().toEpochDay() - EPOCH_DAY;
        double fraction = time.toLocalTime().toNanoOfDay() / 1_000_000 / (double) DAY_MS;
        return whole < 0 ? whole - fraction : whole + fraction;
    }

    /** @return the time, rounded to milliseconds */
    static LocalDateTime fromDays(double days) {
        double whole = days < 0 ? Math.ceil(days) : Math.floor(days);
        long ms = Math.round(Math.abs(days - whole) * DAY_MS);
        return EPOCH.plusDays((long) whole).plus(ms, ChronoUnit.MILLIS);
    }
}
