package dev.crmbridge.bridge.setup;

import com.sun.jna.platform.win32.Kernel32;
import java.nio.file.Path;
import java.util.Locale;

/** Whether a folder lies on another computer, as far as Windows says; the types of file systems say it elsewhere. */
public final class NetworkDrive {
    /** Microsoft, "GetDriveTypeW": a remote (network) drive. */
    private static final int DRIVE_REMOTE = 4;

    private NetworkDrive() {}

    /** @return true for a share and for a drive letter that stands for one; false on other systems than Windows */
    public static boolean holds(Path folder) {
        Path root = folder.toAbsolutePath().getRoot();
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        if (!windows || root == null) {
            return false;
        }
        return root.toString().startsWith("\\\\") || Kernel32.INSTANCE.GetDriveType(root.toString()) == DRIVE_REMOTE;
    }
}
