package dev.crmbridge.bridge.doctor;

import dev.crmbridge.bridge.setup.SetupFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

/** Are the files of the package those that were delivered? */
final class PackageFiles {
    private static final String NAME = "Files of the package";
    private static final int DIGEST_DIGITS = 64;
    private static final DigestUtils SHA_256 = new DigestUtils(MessageDigestAlgorithms.SHA_256);
    private static final String AGAIN =
            "Unpack the product again, then run “crmbridge install”. If files vanish again, look into the list of your"
                    + " virus scanner.";

    private final SetupFolder folder;

    PackageFiles(SetupFolder folder) {
        this.folder = folder;
    }

    /** Compares the native files: those that other programs load. */
    Finding look() {
        if (!Files.isRegularFile(folder.checksums())) {
            return Finding.skipped(NAME, "This copy was built here and has no list of checksums.");
        }
        List<String> missing = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        int looked = 0;
        try (Stream<String> lines = Files.lines(folder.checksums())) {
            for (String line : lines.filter(PackageFiles::isNative).toList()) {
                String path = line.substring(DIGEST_DIGITS + 2);
                Path file = folder.home().resolve(path);
                looked++;
                if (!Files.isRegularFile(file)) {
                    missing.add(path);
                } else if (!SHA_256.digestAsHex(file).equals(line.substring(0, DIGEST_DIGITS))) {
                    changed.add(path);
                }
            }
        } catch (IOException unreadable) {
            return Finding.bad(NAME, "They cannot be read: " + unreadable.getMessage() + ".", AGAIN);
        }
        if (!missing.isEmpty()) {
            return Finding.bad(NAME, "Missing: " + String.join(", ", missing) + ".", AGAIN);
        }
        if (!changed.isEmpty()) {
            return Finding.bad(NAME, "Not as delivered: " + String.join(", ", changed) + ".", AGAIN);
        }
        return Finding.ok(NAME, looked + " native files are as delivered.");
    }

    private static boolean isNative(String line) {
        return line.length() > DIGEST_DIGITS + 2 && line.startsWith("native/", DIGEST_DIGITS + 2);
    }
}
