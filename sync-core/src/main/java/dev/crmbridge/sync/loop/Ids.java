package dev.crmbridge.sync.loop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/** Ids chosen by us (RFC 9562). Pure functions. */
public final class Ids {
    private Ids() {}

    /** @return a random id made of 128 random bits (RFC 9562, version 4) */
    public static UUID version4(long high, long low) {
        return new UUID(high & ~0xF000L | 0x4000L, low & ~(0b11L << 62) | 0b10L << 62);
    }

    /** @return the same id for the same name in the same name space, always (RFC 9562, version 5) */
    public static UUID version5(UUID nameSpace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(nameSpace.getMostSignificantBits())
                    .putLong(nameSpace.getLeastSignificantBits())
                    .flip());
            ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = digest.getLong();
            long low = digest.getLong();
            return new UUID(high & ~0xF000L | 0x5000L, low & ~(0b11L << 62) | 0b10L << 62);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * @param globalAppointmentId clean global object id in hex
     * @return the id of the record of a meeting: two colleagues who track one meeting come to the same one
     */
    public static UUID ofMeeting(UUID organization, String globalAppointmentId) {
        return version5(organization, globalAppointmentId.toUpperCase(Locale.ROOT));
    }
}
