package dev.crmbridge.bridge.setup;

import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.registry.RegistryValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the set-up writes, all of it below {@code HKEY_CURRENT_USER}. A plan is made from the choices alone: no
 * registry, no file and no clock is asked, so it can be printed on any system.
 *
 * @param values in the order in which they are written
 */
public record SetupPlan(List<PlannedValue> values) {
    /** Name of the value that starts the service at log-on. */
    static final String RUN_NAME = "CRM Bridge";

    private static final RegistryKey RUN = RegistryKey.user("Software\\Microsoft\\Windows\\CurrentVersion\\Run");

    /** Connected, and loaded at start (Microsoft, "Registry entries for VSTO Add-ins", LoadBehavior). */
    public static final int LOAD_AT_START = 3;

    /** Takes a copy. */
    public SetupPlan {
        values = List.copyOf(values);
    }

    /** @return the plan for these choices */
    public static SetupPlan of(SetupChoices choices) {
        var values = new Values();
        choices.bitnesses().forEach(bitness -> addAddinClass(values, choices.folder(), bitness));
        addAddin(values);
        choices.officeVersions().forEach(version -> addExemption(values, version));
        addEventSinks(values, choices.folder());
        addService(values, choices);
        return new SetupPlan(values.list);
    }

    private static void addAddinClass(Values values, SetupFolder folder, Bitness bitness) {
        String purpose = "the add-in for " + bitness.label() + " Outlook";
        RegistryKey type = AddinIdentity.classKey(bitness);
        values.add(type, "", AddinIdentity.FRIENDLY_NAME, purpose)
                .add(type.child("ProgID"), "", AddinIdentity.PROGRAM_ID, purpose)
                .add(AddinIdentity.serverKey(bitness), "", folder.addin(bitness).toString(), purpose)
                .add(AddinIdentity.serverKey(bitness), "ThreadingModel", "Apartment", purpose);
    }

    private static void addAddin(Values values) {
        RegistryKey program = AddinIdentity.programKey(AddinIdentity.PROGRAM_ID);
        values.add(program, "", AddinIdentity.FRIENDLY_NAME, "name of the add-in")
                .add(program.child("CLSID"), "", AddinIdentity.CLASS_ID, "name of the add-in");
        RegistryKey addin = AddinIdentity.ADDIN_KEY;
        values.add(addin, "FriendlyName", AddinIdentity.FRIENDLY_NAME, "shown in Outlook's list of add-ins")
                .add(addin, "Description", AddinIdentity.DESCRIPTION, "shown in Outlook's list of add-ins")
                .add(addin, "LoadBehavior", LOAD_AT_START, "loaded when Outlook starts")
                .add(addin, "CommandLineSafe", 0, "not for Outlook without windows");
    }

    private static void addExemption(Values values, String officeVersion) {
        values.add(
                AddinIdentity.resiliencyKey(officeVersion).child("DoNotDisableAddinList"),
                AddinIdentity.PROGRAM_ID,
                1,
                "not switched off because a start was slow");
    }

    private static void addEventSinks(Values values, SetupFolder folder) {
        for (AddinIdentity.Sink sink : AddinIdentity.SINKS) {
            values.add(
                    AddinIdentity.programKey(sink.programId()).child("CLSID"),
                    "",
                    sink.classId(),
                    "events of Outlook reach the service");
        }
        RegistryKey library = RegistryKey.user("Software\\Classes\\TypeLib\\" + AddinIdentity.LIBRARY_ID)
                .child("1.0");
        String purpose = "type library of the events";
        values.add(library, "", AddinIdentity.LIBRARY_NAME, purpose)
                .add(
                        library.child("0").child("win64"),
                        "",
                        folder.eventLibrary().toString(),
                        purpose)
                .add(
                        library.child("0").child("win32"),
                        "",
                        folder.eventLibrary().toString(),
                        purpose);
    }

    private static void addService(Values values, SetupChoices choices) {
        RegistryKey settings = AddinIdentity.SETTINGS_KEY;
        values.add(settings, "DataFolder", choices.dataFolder().toString(), "where the add-in finds the service")
                .add(settings, "ServiceCommand", choices.serviceCommand(), "how the add-in starts the service")
                .add(settings, "InstallFolder", choices.folder().home().toString(), "what is installed")
                .add(settings, "Version", choices.productVersion(), "what is installed");
        choices.remembered().forEach((name, text) -> values.add(settings, name, text, "kept for the next set-up"));
        if (choices.startAtLogOn()) {
            values.add(RUN, RUN_NAME, choices.serviceCommand(), "the service starts when you log on");
        }
    }

    /** The list while it grows. */
    private static final class Values {
        private final List<PlannedValue> list = new ArrayList<>();

        Values add(RegistryKey key, String name, String text, String purpose) {
            list.add(new PlannedValue(key, name, new RegistryValue.Text(text), purpose));
            return this;
        }

        Values add(RegistryKey key, String name, int number, String purpose) {
            list.add(new PlannedValue(key, name, new RegistryValue.Number(number), purpose));
            return this;
        }
    }
}
