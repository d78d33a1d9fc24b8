package dev.crmbridge.outlooksim.mailbox;

import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes the ids of a mailbox. */
final class GlobalIds {
    private static final long FILETIME_EPOCH_SECONDS = -11_644_473_600L;

    private GlobalIds() {}

    /**
     * @param random source of the distinct part, which comes first
     * @param tail what the id belongs to, hexadecimal
     * @return a new id of 140 upper-case hexadecimal digits
     */
    static String entryId(RandomGenerator random, String tail) {
        StringBuilder id = new StringBuilder(140);
        while (id.length() < 64) {
            id.append(String.format(Locale.ROOT, "%016X", random.nextLong()));
        }
        id.append(tail);
        while (id.length() < 140) {
            id.append('0');
        }
        return id.substring(0, 140);
    }

    /** @return a GUID's 32 hexadecimal digits */
    static String guid(RandomGenerator random) {
        return String.format(Locale.ROOT, "%016X%016X", random.nextLong(), random.nextLong());
    }

    /**
     * Layout by PidLidGlobalObjectId: array id, no occurrence date, creation time, reserved, size, data.
     *
     * @return a new global object id as hexadecimal text
     */
    static String globalId(RandomGenerator random, Instant created) {
        long ticks = (created.getEpochSecond() - FILETIME_EPOCH_SECONDS) * 10_000_000L + created.getNano() / 100;
        String time = String.format(Locale.ROOT, "%016X", Long.reverseBytes(ticks));
        return "040000008200E00074C5B7101A82E008" + "00000000" + time + "0000000000000000" + "10000000" + guid(random);
    }
}
