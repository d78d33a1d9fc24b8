package dev.crmbridge.crm.dataverse;

import java.time.Duration;

/**
 * How long a request may take; all positive.
 *
 * @param connect until the connection stands
 * @param headers from sending until the answer begins
 * @param whole from sending until the last byte of the answer; ends a server that stalls in the middle
 */
public record Timeouts(Duration connect, Duration headers, Duration whole) {
    /** 10 seconds to connect, 60 until the answer begins, 90 in all. */
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(90));
}
