package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.ItemRules;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The value behind a member id: stored, or worked out from what is stored. Pure. */
final class StoredValues {
    static final int ENTRY_ID = 0xF01E;
    static final int LAST_MODIFIED = 0x3008;
    static final int CREATED = 0x3007;
    static final int MESSAGE_CLASS = 0x001A;
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();
    private static final PropertyKey START = PropertyKey.member(0x820D);
    private static final PropertyKey END = PropertyKey.member(0x820E);

    private StoredValues() {}

    /** @return the value, null for none */
    static @Nullable PropertyValue of(ItemView item, int dispid) {
        return of(item, dispid, PropertyKey.member(dispid));
    }

    /**
     * @param key that of the member, for those who ask for many items
     * @return the value, null for none
     */
    static @Nullable PropertyValue of(ItemView item, int dispid, PropertyKey key) {
        SimItem saved = item.saved();
        return switch (dispid) {
            case ENTRY_ID -> saved == null ? null : new PropertyValue.Binary(bytes(saved.entryId()));
            case LAST_MODIFIED -> saved == null ? null : new PropertyValue.Moment(saved.modified());
            case CREATED -> saved == null ? null : new PropertyValue.Moment(saved.created());
            case 0x0E08 ->
                new PropertyValue.Int(
                        1024 + 2 * item.content().text(Fields.BODY).length());
            case 0xF617 -> item.kind() == ItemKind.TASK ? recurring(item) : null;
            case 0x8223 -> item.kind() == ItemKind.APPOINTMENT ? recurring(item) : null;
            case 0x8213 ->
                item.kind() == ItemKind.APPOINTMENT
                        ? new PropertyValue.Int(ItemRules.durationMinutes(item.content()))
                        : stored(item, key);
            case 0x8266 -> stored(item, START);
            case 0x8267 -> stored(item, END);
            default -> stored(item, key);
        };
    }

    static byte[] bytes(String hex) {
        return UPPER_HEX.parseHex(hex);
    }

    static String hex(byte[] bytes) {
        return UPPER_HEX.formatHex(bytes);
    }

    private static PropertyValue recurring(ItemView item) {
        return new PropertyValue.Flag(item.content().recurrence() != null);
    }

    private static @Nullable PropertyValue stored(ItemView item, PropertyKey key) {
        return item.content().values().get(key);
    }
}
