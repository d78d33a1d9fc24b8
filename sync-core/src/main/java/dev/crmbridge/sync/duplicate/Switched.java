package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.sync.store.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What the organization's switches mean for the check made here. */
final class Switched {
    private static final Logger LOG = LoggerFactory.getLogger(Switched.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String SETTING = "cache.switches";
    private static final String NOT_LOOKED = "Duplicates are not looked for: duplicate detection is turned off in CRM";

    private Switched() {}

    /**
     * @param online whether a record would be sent now
     * @return why no new record is compared here, as a sentence; null when it is
     */
    static @Nullable String offBecause(DetectionSwitches switches, boolean online) {
        if (!switches.enabled()) {
            return NOT_LOOKED + ".";
        } else if (online) {
            return offForWritesBecause(switches);
        } else if (switches.onGoingOnline()) {
            return null;
        }
        return NOT_LOOKED + " for work done offline."
                + (switches.onCreateAndUpdate() ? " CRM looks for them when the record is sent." : "");
    }

    /** @return why no change of a record is compared here, as a sentence; null when it is */
    static @Nullable String offForWritesBecause(DetectionSwitches switches) {
        if (!switches.enabled()) {
            return NOT_LOOKED + ".";
        }
        return switches.onCreateAndUpdate() ? null : NOT_LOOKED + " for records that are created or changed.";
    }

    /**
     * Asks the CRM, on an HTTP worker.
     *
     * @return null when they could not be read
     */
    static @Nullable DetectionSwitches read(Crm crm) {
        return crm.detectionSwitches().<@Nullable DetectionSwitches>fold(switches -> switches, failure -> {
            LOG.atInfo().addKeyValue("code", failure.code()).log("switches of duplicate detection not refreshed");
            return null;
        });
    }

    /** @return what {@link #keep} stored; all on when there is nothing */
    static DetectionSwitches read(Settings settings) {
        return settings.get(SETTING)
                .map(text -> JSON.readValue(text, DetectionSwitches.class))
                .orElse(DetectionSwitches.ALL_ON);
    }

    static void keep(Settings settings, DetectionSwitches switches) {
        settings.put(SETTING, JSON.writeValueAsString(switches));
    }
}
