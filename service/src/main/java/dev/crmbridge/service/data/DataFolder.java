package dev.crmbridge.service.data;

import dev.crmbridge.bridge.setup.NetworkDrive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A data folder in use by this process for one role. Several roles may share a folder; one role is held by one process at a
 * time, and the system frees it when that process ends in whatever way.
 */
public final class DataFolder implements AutoCloseable {
    /** The lock lies far behind the content, because a locked region cannot be read by others on Windows. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final int PROBE_BYTES = 64 * 1024;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing, checks that it can be written, and takes the role.
     *
     * @param role {@code service}, {@code outlook} or {@code crm}
     * @throws StartFailure {@code data-folder} when it cannot be used, {@code already-running} when the role is taken
     */
    public static DataFolder open(Path folder, String role) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
                throw unusable(absolute, "it is a file, not a folder");
            }
            if (NetworkDrive.holds(absolute)) {
                throw unusable(absolute, "it is on a network drive, where a database can be damaged");
            }
            PrivateFiles.createFolder(absolute);
            probe(absolute);
            return take(absolute, role);
        } catch (IOException failed) {
            throw unusable(absolute, reasonOf(failed));
        }
    }

    /** @return absolute path of the folder */
    public Path path() {
        return folder;
    }

    /** @return absolute path of something in the folder */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * A database in the folder, readable by its user only from its first byte on.
     *
     * @throws StartFailure {@code data-folder} when its rights cannot be set
     */
    public Path database(String name) {
        Path file = file(name);
        try {
            PrivateFiles.prepareDatabase(file);
            return file;
        } catch (IOException failed) {
            throw unusable(folder, reasonOf(failed));
        }
    }

    /** Gives the role back. */
    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException alreadyGone) {
            // the system frees the lock with the process
            return;
        }
    }

    private static DataFolder take(Path folder, String role) throws IOException {
        Path file = folder.resolve("part-" + role + ".lock");
        PrivateFiles.prepare(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            String pid = Files.readString(file).trim();
            throw new StartFailure(
                    "already-running",
                    "The data folder " + folder + " is in use by another " + nameOf(role)
                            + (pid.isEmpty() ? "" : " (process " + pid + ")")
                            + ". Stop that one first, or choose another folder with --data.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataFolder(folder, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** Writes and forces some bytes: finds a read-only folder and a full disk before anything depends on them. */
    private static void probe(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, ".probe", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String nameOf(String role) {
        return switch (role) {
            case "outlook" -> "simulated Outlook";
            case "crm" -> "embedded CRM";
            default -> "CRM Bridge service";
        };
    }

    private static String reasonOf(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "access is denied";
        }
        return failed instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failed.getMessage());
    }

    private static StartFailure unusable(Path folder, String reason) {
        return new StartFailure(
                "data-folder",
                "The data folder " + folder + " cannot be used: " + reason
                        + ". Check that the disk is not full and that you may write there, or choose another folder with"
                        + " --data. Nothing in it was changed.");
    }
}
