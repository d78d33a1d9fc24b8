package dev.crmbridge.outlooksim.mailbox;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A saved item as it was at one moment. Immutable.
 *
 * @param entryId upper-case hexadecimal id; its first digits are random, so a prefix of eight names one item
 * @param folderId EntryID of its folder
 * @param storeId the store it is in
 * @param kind what it is
 * @param created when it was first saved
 * @param modified when it was last saved
 * @param version number of the mailbox change that wrote it; grows with every save, never repeats
 * @param content everything else
 */
public record SimItem(
        String entryId,
        String folderId,
        String storeId,
        ItemKind kind,
        Instant created,
        Instant modified,
        long version,
        ItemContent content) {
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    /** @return its subject, empty text when none */
    public String subject() {
        return content.text(Fields.SUBJECT);
    }

    /** @return its message class */
    public String messageClass() {
        String own = content.text(Fields.MESSAGE_CLASS);
        return own.isEmpty() ? kind.messageClass() : own;
    }

    /** @return the change key in hexadecimal: different after every save */
    public String changeKey() {
        return storeId.substring(0, Math.min(32, storeId.length())) + UPPER_HEX.toHexDigits(version, 12);
    }

    /** @return whether it repeats */
    public boolean recurring() {
        return content.recurrence() != null;
    }
}
