package dev.crmbridge.bridge.setup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Plans for tests. */
public final class Plans {
    /** A folder as on Windows; nothing is there. */
    public static final SetupFolder FOLDER = new SetupFolder(Path.of("C:\\CRM Bridge"));

    private Plans() {}

    /** @return choices of a usual set-up */
    public static SetupChoices choices() {
        return new SetupChoices(
                FOLDER,
                Arrays.asList(Bitness.values()),
                List.of("16.0"),
                Path.of("D:\\data"),
                "\"C:\\CRM Bridge\\crmbridgew.exe\" start --crm https://contoso.crm4.dynamics.com",
                true,
                "1.0",
                Map.of("CrmAddress", "https://contoso.crm4.dynamics.com"));
    }

    /** @return the same, without a start at log-on and for 64-bit Outlook only */
    public static SetupChoices fewer() {
        SetupChoices all = choices();
        return new SetupChoices(
                all.folder(),
                List.of(Bitness.X64),
                all.officeVersions(),
                all.dataFolder(),
                all.serviceCommand(),
                false,
                all.productVersion(),
                all.remembered());
    }
}
