package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.bulk.KeySpill;
import dev.crmbridge.dedupe.bulk.KeySpillFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keys in one file of a folder, made when first needed and gone when closed. */
final class FileKeySpill implements KeySpill, AutoCloseable {
    private final Path folder;
    private final AtomicLong end = new AtomicLong();
    private @Nullable FileChannel channel;

    FileKeySpill(Path folder) {
        this.folder = folder;
    }

    @Override
    public long write(byte[] block) {
        long position = end.getAndAdd(block.length);
        ByteBuffer bytes = ByteBuffer.wrap(block);
        try {
            FileChannel file = channel();
            while (bytes.hasRemaining()) {
                file.write(bytes, position + bytes.position());
            }
            return position;
        } catch (IOException problem) {
            throw new KeySpillFailure("keys cannot be kept in " + folder + ": " + problem.getMessage(), problem);
        }
    }

    @Override
    public byte[] read(long position, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            FileChannel file = channel();
            while (bytes.hasRemaining()) {
                if (file.read(bytes, position + bytes.position()) < 0) {
                    throw new KeySpillFailure("keys kept in " + folder + " are gone", null);
                }
            }
            return bytes.array();
        } catch (IOException problem) {
            throw new KeySpillFailure("keys cannot be read back from " + folder + ": " + problem.getMessage(), problem);
        }
    }

    /** @return how many bytes were written */
    long size() {
        return end.get();
    }

    private synchronized FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path file = Files.createTempFile(folder, "crmbridge-keys", ".tmp");
            open = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException leftOver) {
            throw new KeySpillFailure("the keys in " + folder + " cannot be removed", leftOver);
        }
    }
}
