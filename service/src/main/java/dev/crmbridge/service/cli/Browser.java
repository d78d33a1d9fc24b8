package dev.crmbridge.service.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens an address in the person's browser with what the system has for it. */
final class Browser {
    private Browser() {}

    /** @return whether a program was started; it is not known whether it shows anything */
    static boolean open(String url) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
                : List.of(system.contains("mac") ? "open" : "xdg-open", url);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }
}
