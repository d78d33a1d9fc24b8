package dev.crmbridge.outlooksim.imports;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The global object id of a meeting from another program, so that everybody who imports it has the same one.
 *
 * <p>Rule: iCalendar to Appointment Object Conversion (MS-OXCICAL), property UID: an id written as hexadecimal digits is taken as
 * it is, without the date of an occurrence; any other follows the mark {@code vCal-Uid}.
 */
final class MeetingId {
    private static final String ARRAY_ID = "040000008200E00074C5B7101A82E008";
    private static final String NO_DATE = "00000000";
    private static final String NO_TIME_AND_RESERVED = "00000000000000000000000000000000";
    private static final int DATE_END = ARRAY_ID.length() + NO_DATE.length();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private MeetingId() {}

    /**
     * @param uid the file's identifier, not empty
     * @return upper-case hexadecimal digits
     */
    static String of(String uid) {
        String upper = uid.toUpperCase(Locale.ROOT);
        if (upper.startsWith(ARRAY_ID) && upper.length() > DATE_END && upper.matches("([0-9A-F]{2})+")) {
            return ARRAY_ID + NO_DATE + upper.substring(DATE_END);
        }
        String data = HEX.formatHex("vCal-Uid".getBytes(StandardCharsets.US_ASCII))
                + "01000000"
                + HEX.formatHex(uid.getBytes(StandardCharsets.UTF_8))
                + "00";
        String size = HEX.toHexDigits(Integer.reverseBytes(data.length() / 2));
        return ARRAY_ID + NO_DATE + NO_TIME_AND_RESERVED + size + data;
    }
}
