package dev.crmbridge.bridge.outlook;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How the adapter talks to Outlook.
 *
 * @param zone zone of the Outlook process, in which it shows local times
 * @param listSeparator Windows' list separator, used only where categories must be written as one text
 * @param busyLimit how long a call is repeated while Outlook is busy, before {@code Busy} is answered
 * @param rowsAtOnce rows per slice of a folder listing, at least 1; one slice should stay below 50 ms
 */
public record OutlookSettings(ZoneId zone, String listSeparator, Duration busyLimit, int rowsAtOnce) {
    public OutlookSettings {
        if (rowsAtOnce < 1) {
            throw new IllegalArgumentException("rowsAtOnce must be at least 1, not " + rowsAtOnce);
        }
    }

    /** @return what suits an ordinary PC: 60 s of patience, 500 rows at once */
    public static OutlookSettings in(ZoneId zone) {
        return new OutlookSettings(zone, ",", Duration.ofSeconds(60), 500);
    }

    /** @return the same with another list separator */
    public OutlookSettings withListSeparator(String separator) {
        return new OutlookSettings(zone, separator, busyLimit, rowsAtOnce);
    }
}
