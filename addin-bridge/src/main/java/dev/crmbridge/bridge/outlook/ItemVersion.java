package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComValue;
import org.jspecify.annotations.Nullable;

/**
 * A stamp that changes with every save: Exchange's change key, or the modification time where that is missing or withheld.
 *
 * <p>Source: Outlook object model, PR_CHANGE_KEY; LastModificationTime as members and tables show it. Pure.
 */
final class ItemVersion {
    private static final double MILLIS_A_DAY = 86_400_000.0;

    private ItemVersion() {}

    /** @return whether the change key alone makes the version */
    static boolean hasChangeKey(@Nullable ComValue changeKey) {
        return !ComReading.hex(changeKey).isEmpty();
    }

    /** @param modified LastModificationTime in local time, used without a change key */
    static String of(@Nullable ComValue changeKey, @Nullable ComValue modified) {
        String key = ComReading.hex(changeKey);
        if (!key.isEmpty()) {
            return key;
        }
        double days = ComReading.date(modified)
                .orElseThrow(() -> new BrokenAnswer("an item has neither change key nor modification time"));
        return "T" + Math.round(days * MILLIS_A_DAY);
    }
}
