package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmOperation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts requests per operation. Thread-safe. */
public final class RequestCounter implements RequestObserver {
    private final Map<CrmOperation, Long> counts = new EnumMap<>(CrmOperation.class);

    @Override
    public synchronized void ended(CrmOperation operation, int status, Duration took) {
        counts.merge(operation, 1L, Long::sum);
    }

    /** @return requests made for {@code operation} since the last reset */
    public synchronized long of(CrmOperation operation) {
        return counts.getOrDefault(operation, 0L);
    }

    /** @return all requests since the last reset */
    public synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Starts again at zero. */
    public synchronized void reset() {
        counts.clear();
    }
}
