package dev.crmbridge.service.installation;

import dev.crmbridge.bridge.setup.SetupFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the service is started in the background.
 *
 * @param crmAddress address of the CRM
 * @param tokenFile file with the sign-in token; empty when it is found in another way
 * @param dataFolder absolute path
 */
public record ServiceStart(String crmAddress, Optional<Path> tokenFile, Path dataFolder) {
    /**
     * What keeps a service that runs all day within its budget of memory (design, section 11). The launchers and the program
     * without a console window give the same.
     */
    static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmn8m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20");

    /**
     * The command line as Windows takes it: the program without a console window of the package, else that of the Java that
     * runs now.
     *
     * @param windows whether a program must be there now; elsewhere the command is only shown
     */
    public String command(SetupFolder folder, boolean windows) {
        List<String> parts = new ArrayList<>();
        if (!windows || Files.isRegularFile(folder.background())) {
            parts.add(quoted(folder.background().toString()));
        } else {
            parts.add(quoted(
                    Path.of(System.getProperty("java.home"), "bin", "javaw.exe").toString()));
            parts.addAll(OPTIONS);
            parts.add("-jar");
            parts.add(quoted(folder.home().resolve("crmbridge.jar").toString()));
        }
        parts.add("start");
        parts.addAll(List.of("--crm", quoted(crmAddress)));
        tokenFile.ifPresent(file -> parts.addAll(List.of("--crm-token-file", quoted(file.toString()))));
        parts.addAll(List.of("--data", quoted(dataFolder.toString())));
        return String.join(" ", parts);
    }

    /** A quotation mark can be in none of these; a backslash at the end would take the closing one away. */
    private static String quoted(String text) {
        return '"' + text + (text.endsWith("\\") ? "\\" : "") + '"';
    }
}
