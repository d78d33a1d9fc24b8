package dev.crmbridge.dedupe.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What matchcodes were made of, one after the other in pages: the lower half of the code, the length, the canonical bytes. Nine
 * bytes each beside the canonical ones, thirteen for those of 255 bytes and more. What is dropped leaves a hole; see
 * {@link #mostlyHoles}. Not thread-safe; reading from several threads is safe while nothing changes.
 */
final class CanonicalBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int OFFSET_BITS = 16;
    private static final int PAGE = 1 << OFFSET_BITS;
    private static final int SMALLEST_PAGE = 1 << 10;
    private static final int LONG_MARK = 0xff;

    private final List<byte[]> pages = new ArrayList<>();
    private int open = -1;
    private int end;
    private long bytes;
    private long held;
    private long dropped;

    /**
     * @param low lower half of the code
     * @return where it lies, for the other methods
     * @throws IllegalStateException when more than 65,536 pages are needed, which is some 4 GB
     */
    int add(long low, byte[] canonical) {
        int size = size(canonical.length);
        byte[] page;
        int position;
        if (size > PAGE) {
            page = newPage(size);
            position = pages.size() - 1 << OFFSET_BITS;
        } else {
            if (open < 0 || end + size > pages.get(open).length) {
                newPage(Math.max(size, (int) Math.min(PAGE, Math.max(SMALLEST_PAGE, bytes))));
                open = pages.size() - 1;
                end = 0;
            }
            page = pages.get(open);
            position = open << OFFSET_BITS | end;
            end += size;
        }
        write(page, position & PAGE - 1, low, canonical);
        held += size;
        return position;
    }

    private byte[] newPage(int size) {
        if (pages.size() == 1 << Integer.SIZE - OFFSET_BITS) {
            throw new IllegalStateException(
                    "the compared values of one rule take more memory than this store can number");
        }
        byte[] page = new byte[size];
        pages.add(page);
        bytes += size;
        return page;
    }

    private static int size(int length) {
        return Long.BYTES + (length < LONG_MARK ? 1 : 1 + Integer.BYTES) + length;
    }

    private static void write(byte[] page, int start, long low, byte[] canonical) {
        LONG.set(page, start, low);
        int at = start + Long.BYTES;
        page[at++] = (byte) Math.min(LONG_MARK, canonical.length);
        if (canonical.length >= LONG_MARK) {
            INT.set(page, at, canonical.length);
            at += Integer.BYTES;
        }
        System.arraycopy(canonical, 0, page, at, canonical.length);
    }

    /** @return the lower half of the code */
    long low(int position) {
        return (long) LONG.get(page(position), position & PAGE - 1);
    }

    /** @return a copy of the canonical bytes */
    byte[] canonical(int position) {
        int length = length(position);
        int at = (position & PAGE - 1) + size(length) - length;
        return Arrays.copyOfRange(page(position), at, at + length);
    }

    /** Gives up what lies there. */
    void drop(int position) {
        int size = size(length(position));
        held -= size;
        dropped += size;
    }

    private int length(int position) {
        int at = (position & PAGE - 1) + Long.BYTES;
        int length = page(position)[at] & 0xff;
        return length == LONG_MARK ? (int) INT.get(page(position), at + 1) : length;
    }

    /** @return whether copying what is held elsewhere frees more than half */
    boolean mostlyHoles() {
        return dropped > held + PAGE;
    }

    long memoryBytes() {
        return bytes;
    }

    private byte[] page(int position) {
        return pages.get(position >>> OFFSET_BITS);
    }
}
