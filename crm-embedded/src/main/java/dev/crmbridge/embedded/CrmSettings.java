package dev.crmbridge.embedded;

import dev.crmbridge.embedded.faults.Faults;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How to start the embedded CRM.
 *
 * @param dataDir directory that keeps everything; created when missing
 * @param port TCP port on 127.0.0.1; 0 = any free one
 * @param clock the time
 * @param sampleData whether a new CRM gets sample accounts, contacts and activities
 * @param faults faults to inject; {@link Faults#none()} outside tests
 */
public record CrmSettings(Path dataDir, int port, InstantSource clock, boolean sampleData, Faults faults) {
    /** Settings without faults. */
    public static CrmSettings of(Path dataDir, int port, InstantSource clock, boolean sampleData) {
        return new CrmSettings(dataDir, port, clock, sampleData, Faults.none());
    }
}
