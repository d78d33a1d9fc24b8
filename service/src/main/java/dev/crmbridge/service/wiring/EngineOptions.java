package dev.crmbridge.service.wiring;

import dev.crmbridge.sync.engine.EngineSettings;
import java.time.ZoneId;
import java.util.Map;

/** What the environment says about the engine; see the page Settings of the reference. Pure. */
final class EngineOptions {
    private static final String ADOPT_LINKS = "CRMBRIDGE_ADOPT_LINKS";

    private EngineOptions() {}

    /** @param zone zone of the mailbox */
    static EngineSettings of(ZoneId zone, Map<String, String> environment) {
        boolean off =
                "off".equalsIgnoreCase(environment.getOrDefault(ADOPT_LINKS, "").trim());
        return EngineSettings.standard(zone).adoptingLinks(!off);
    }
}
