package dev.crmbridge.bridge.com.jacob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whether the ProgIDs of the event sinks are registered as they must be. Jacob takes the CLSID from the registry and crashes the
 * JVM when the type library does not know it, so this is asked first.
 */
@FunctionalInterface
interface SinkRegistration {
    /** @return whether {@code programId} leads to {@code classId} (with braces) */
    boolean leadsTo(String programId, String classId);

    /** @return what {@code reg.exe} says */
    static SinkRegistration registry() {
        return (programId, classId) -> {
            String windows = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
            ProcessBuilder query = new ProcessBuilder(List.of(
                    Path.of(windows, "System32", "reg.exe").toString(),
                    "query",
                    "HKCR\\" + programId + "\\CLSID",
                    "/ve"));
            query.redirectErrorStream(true);
            try {
                Process process = query.start();
                process.getOutputStream().close();
                String answer;
                try (InputStream out = process.getInputStream()) {
                    answer = new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
                }
                boolean ended = process.waitFor(10, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                return ended
                        && process.exitValue() == 0
                        && answer.toUpperCase(Locale.ROOT).contains(classId.toUpperCase(Locale.ROOT));
            } catch (IOException unusable) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }
}
