package dev.crmbridge.sync.loop;

import java.time.Duration;

/**
 * Workers of a {@link ThreadedReactor}.
 *
 * @param httpWorkers requests to the CRM at the same time, at least 1
 * @param comPatience after what time a call to Outlook counts as hung
 * @param httpPatience after what time a request counts as hung; longer than the client's own limit
 * @param diskPatience after what time a write counts as hung
 */
public record WorkerSettings(int httpWorkers, Duration comPatience, Duration httpPatience, Duration diskPatience) {
    public WorkerSettings {
        if (httpWorkers < 1) {
            throw new IllegalArgumentException("httpWorkers must be at least 1, was " + httpWorkers);
        }
    }

    /**
     * @return 4 requests at a time; 2 min for Outlook (longer than the adapter waits while it is busy), 2 min for a request, 60 s
     *     for the disk
     */
    public static WorkerSettings standard() {
        return new WorkerSettings(4, Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofSeconds(60));
    }

    Duration patience(Lane lane) {
        return switch (lane) {
            case COM -> comPatience;
            case HTTP -> httpPatience;
            case DISK -> diskPatience;
        };
    }

    int workers(Lane lane) {
        return lane == Lane.HTTP ? httpWorkers : 1;
    }
}
