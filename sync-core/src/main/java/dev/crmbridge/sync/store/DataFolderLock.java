package dev.crmbridge.sync.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time use a data folder. The lock goes with the process, however it ends.
 *
 * <p>Owned by whoever opens the store; thread-safe.
 */
public final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock, creating the folder when it is missing.
     *
     * @throws StoreException.InUse when another process has it
     * @throws StoreException.NotWritable when the folder cannot be written
     */
    public static DataFolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("crmbridge.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StoreException.InUse(
                        "The data folder " + folder
                                + " is in use by another CRM Bridge process. Stop that one, or name another folder with --data.");
            }
            return new DataFolderLock(channel, lock);
        } catch (IOException notWritable) {
            throw new StoreException.NotWritable(
                    "The data folder " + folder + " cannot be written: " + notWritable.getMessage()
                            + ". Check its rights, or name another folder with --data.",
                    notWritable);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException alreadyReleased) {
            throw new StoreException("The lock of the data folder could not be released.", alreadyReleased);
        }
    }
}
