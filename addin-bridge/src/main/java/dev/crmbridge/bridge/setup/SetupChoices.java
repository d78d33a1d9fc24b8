package dev.crmbridge.bridge.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a set-up depends on.
 *
 * @param folder where the product lies
 * @param bitnesses widths of Outlook for which the add-in is registered
 * @param officeVersions versions of Office whose Outlook must not switch the add-in off, such as {@code 16.0}
 * @param dataFolder data folder of the service, absolute
 * @param serviceCommand command line that starts the service
 * @param startAtLogOn whether Windows starts the service when the user logs on
 * @param productVersion version that is installed
 * @param remembered further texts by name that the next set-up of this user begins with
 */
public record SetupChoices(
        SetupFolder folder,
        List<Bitness> bitnesses,
        List<String> officeVersions,
        Path dataFolder,
        String serviceCommand,
        boolean startAtLogOn,
        String productVersion,
        Map<String, String> remembered) {
    /** Takes copies. */
    public SetupChoices {
        bitnesses = List.copyOf(bitnesses);
        officeVersions = List.copyOf(officeVersions);
        remembered = new TreeMap<>(remembered);
    }
}
