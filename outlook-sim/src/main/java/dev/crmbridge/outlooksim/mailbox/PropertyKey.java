package dev.crmbridge.outlooksim.mailbox;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Names one property of an item.
 *
 * @param text upper-case hexadecimal member id of four digits, or a schema name for properties no member shows
 */
public record PropertyKey(String text) implements Comparable<PropertyKey> {
    /**
     * @param dispid member id from Outlook's type library, which is also the MAPI property id, e.g. 0x0037 Subject
     * @return its key
     */
    public static PropertyKey member(int dispid) {
        return new PropertyKey(
                dispid == (dispid & 0xFFFF)
                        ? HexFormat.of().withUpperCase().toHexDigits((short) dispid)
                        : String.format(Locale.ROOT, "%04X", dispid));
    }

    /**
     * @param name a MAPI schema name that has no member, e.g. {@code http://schemas.microsoft.com/mapi/id/…}
     * @return its key
     */
    public static PropertyKey schema(String name) {
        return new PropertyKey(name);
    }

    @Override
    public int compareTo(PropertyKey other) {
        return text.compareTo(other.text);
    }
}
