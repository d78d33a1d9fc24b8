package dev.crmbridge.bridge.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The folder into which the product was unpacked.
 *
 * @param home absolute path
 */
public record SetupFolder(Path home) {
    /** File with the SHA-256 of every file of the package, in the form that {@code sha256sum -c} reads. */
    public static final String CHECKSUMS = "SHA256SUMS";

    private static final String NATIVE = "native";

    /** @return the add-in for an Outlook of that width */
    public Path addin(Bitness bitness) {
        return home.resolve(NATIVE).resolve(bitness.folder()).resolve(AddinIdentity.ADDIN_FILE);
    }

    /** @return widths for which the add-in is there */
    public List<Bitness> addins() {
        return Arrays.stream(Bitness.values())
                .filter(bitness -> Files.isRegularFile(addin(bitness)))
                .toList();
    }

    /** @return the type library of Outlook's events */
    public Path eventLibrary() {
        return home.resolve(NATIVE).resolve(AddinIdentity.LIBRARY_FILE);
    }

    /** @return Jacob's DLL for a Java of that width */
    public Path jacob(Bitness bitness) {
        return home.resolve(NATIVE).resolve("jacob-1.21-" + bitness.folder() + ".dll");
    }

    /** @return the program without a console window, for starting the service in the background */
    public Path background() {
        return home.resolve("crmbridgew.exe");
    }

    /** @return the list of checksums */
    public Path checksums() {
        return home.resolve(CHECKSUMS);
    }
}
