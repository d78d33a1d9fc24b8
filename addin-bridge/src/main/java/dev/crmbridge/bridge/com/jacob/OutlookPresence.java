package dev.crmbridge.bridge.com.jacob;

import java.util.Locale;

/** Which Outlook this person's processes show, without COM. */
public interface OutlookPresence {
    /** @return whether a process of classic Outlook runs */
    boolean classicRuns();

    /** @return whether a process of the new Outlook runs, which has no object model */
    boolean newRuns();

    /** @return what the list of processes says now */
    static OutlookPresence processes() {
        return new OutlookPresence() {
            @Override
            public boolean classicRuns() {
                return runs("outlook.exe");
            }

            @Override
            public boolean newRuns() {
                return runs("olk.exe");
            }

            private boolean runs(String program) {
                return ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().command().stream())
                        .map(command -> command.toLowerCase(Locale.ROOT).replace('/', '\\'))
                        .anyMatch(command -> command.equals(program) || command.endsWith("\\" + program));
            }
        };
    }
}
