package dev.crmbridge.bridge.com.jacob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

/**
 * Finds Jacob's DLL, checks it, and tells Jacob where it is, before any class of Jacob is touched.
 *
 * <p>The file is looked for at {@code crmbridge.jacob.dll}, else as {@code jacob-1.21-x64.dll} (or {@code -x86}) in the folder of
 * native files. Jacob's licence lets people exchange it: {@code crmbridge.jacob.sha256} names the checksum of another file.
 */
public final class JacobLibrary {
    /** System property: path of the DLL. */
    public static final String DLL = "crmbridge.jacob.dll";

    /** System property: SHA-256 in hex of a DLL that is not the one delivered. */
    public static final String CHECKSUM = "crmbridge.jacob.sha256";

    /** Checksums of the DLLs of io.github.osobolev:jacob:1.21, 64 and 32 bits. */
    private static final String X64 = "fbb3d16d2c3ee947fa3f9fb53e98b2fb4f0f4517abebc7005dfd082e928659af";

    private static final String X86 = "ca5ebd5e58d9d6bd8489d5ccf3b4f25ff2b11b2fc9eaa31ad47a8a43bfa913d5";

    private static final List<String> WITHOUT_THREAD_TABLE =
            List.of("Variant", "VariantViaEvent", "Dispatch", "SafeArray", "DispatchEvents");

    private final Path dll;

    private JacobLibrary(Path dll) {
        this.dll = dll;
    }

    /**
     * Finds and checks the DLL; loads nothing.
     *
     * @param system the system properties of a JVM
     * @param nativeFolder folder of native files of this distribution
     * @throws LibraryUnusable when the DLL is missing, was changed, or does not fit this JVM
     */
    public static JacobLibrary find(Properties system, Path nativeFolder) {
        boolean wide = fits64(system);
        String given = system.getProperty(DLL);
        Path dll = (given == null
                        ? nativeFolder.resolve("jacob-1.21-" + (wide ? "x64" : "x86") + ".dll")
                        : Path.of(given))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(dll)) {
            throw new LibraryUnusable("Jacob's DLL is missing: there is no file " + dll
                    + ". Install again, or give its place with -D" + DLL + "=FILE.");
        }
        String expected = system.getProperty(CHECKSUM, wide ? X64 : X86).toLowerCase(Locale.ROOT);
        String found = checksum(dll);
        if (!found.equals(expected)) {
            throw new LibraryUnusable(
                    found.equals(wide ? X86 : X64)
                            ? dll + " is for a Java of " + (wide ? "32" : "64") + " bits, but this Java has "
                                    + (wide ? "64" : "32") + ". Use the other file."
                            : dll + " is not the file that was delivered (SHA-256 " + found
                                    + "). It was not loaded. Install again; if you exchanged it on purpose, allow it with -D"
                                    + CHECKSUM + "=" + found + ".");
        }
        return new JacobLibrary(dll);
    }

    /** @return the file that was checked */
    public Path dll() {
        return dll;
    }

    /**
     * Tells Jacob about it. Jacob reads these properties once, when its first class is loaded.
     *
     * <p>Its table of objects per thread is switched off: it would keep every wrapper until the thread ends. References are
     * released one by one instead.
     */
    void announce(Properties system) {
        system.setProperty("jacob.dll.path", dll.toString());
        system.setProperty("com.jacob.autogc", "false");
        system.setProperty("com.jacob.includeAllClassesInROT", "false");
        WITHOUT_THREAD_TABLE.forEach(name -> system.setProperty("com.jacob.com." + name + ".PutInROT", "false"));
        system.setProperty(OutlookInstance.class.getName() + ".PutInROT", "false");
    }

    private static boolean fits64(Properties system) {
        String architecture = system.getProperty("os.arch", "");
        if (architecture.equals("aarch64")) {
            throw new LibraryUnusable(
                    "This Java is for ARM processors and cannot load Jacob's DLL, which exists for x64"
                            + " and x86 only. Use a Java for x64; Windows runs it.");
        }
        return !system.getProperty("sun.arch.data.model", architecture.contains("64") ? "64" : "32")
                .equals("32");
    }

    private static String checksum(Path file) {
        try {
            return new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file);
        } catch (IOException unreadable) {
            throw new LibraryUnusable("Jacob's DLL " + file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
