package dev.crmbridge.service.doctor;

import dev.crmbridge.bridge.doctor.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was found.
 *
 * @param service about the service and what it needs
 * @param ribbon about Outlook and the ribbon, in the order in which Outlook needs it
 */
public record Diagnosis(List<Finding> service, List<Finding> ribbon) {
    /** Takes copies. */
    public Diagnosis {
        service = List.copyOf(service);
        ribbon = List.copyOf(ribbon);
    }

    /** @return all findings */
    public List<Finding> all() {
        return Stream.concat(service.stream(), ribbon.stream()).toList();
    }

    /** @return whether anything must be mended */
    public boolean isBad() {
        return all().stream().anyMatch(finding -> finding.state() == Finding.State.BAD);
    }

    /** @return one sentence about the ribbon; empty where there can be none */
    public Optional<String> aboutRibbon() {
        if (ribbon.stream().allMatch(finding -> finding.state() == Finding.State.SKIPPED)) {
            return Optional.empty();
        }
        return Optional.of(ribbon.stream()
                .filter(finding -> finding.state() == Finding.State.BAD)
                .findFirst()
                .map(cause -> "The ribbon does not show. Mend this first: " + cause.seen())
                .orElse("The ribbon shows when Outlook is started."));
    }
}
