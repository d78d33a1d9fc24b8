package dev.crmbridge.bridge.com.jacob;

import java.nio.file.Path;

/**
 * How to attach to Outlook.
 *
 * @param programId ProgID of Outlook
 * @param mayStart whether Outlook is started when it does not run
 * @param eventLibrary the type library {@code crmbridge-events.tlb}; without it there are no events and changes are found later
 */
public record JacobSettings(String programId, boolean mayStart, Path eventLibrary) {
    /** Name of the type library's file. */
    public static final String EVENT_LIBRARY = "crmbridge-events.tlb";

    /** @return the running Outlook, never started by us, with the type library in the folder of native files */
    public static JacobSettings standard(Path nativeFolder) {
        return new JacobSettings("Outlook.Application", false, nativeFolder.resolve(EVENT_LIBRARY));
    }

    /** @return the same, but Outlook is started when it does not run */
    public JacobSettings starting() {
        return new JacobSettings(programId, true, eventLibrary);
    }
}
