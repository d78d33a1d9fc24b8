package dev.crmbridge.bridge.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.registry.RegistryKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupPlanTest {
    private static final String CLSID = "{D758EC63-9FF9-4D41-8C8C-18B5F83A3605}";
    private static final String ADDIN = "HKCU\\Software\\Microsoft\\Office\\Outlook\\Addins\\CrmBridge.Addin";

    private final List<String> lines = SetupPlan.of(Plans.choices()).values().stream()
            .map(value ->
                    value.key() + " @" + value.name() + " = " + value.value().shown())
            .toList();

    @Test
    void outlookFindsTheAddinOfItsWidth() {
        String x64 = Plans.FOLDER.addin(Bitness.X64).toString();
        String x86 = Plans.FOLDER.addin(Bitness.X86).toString();
        assertThat(lines)
                .contains(
                        "HKCU\\Software\\Classes\\CrmBridge.Addin\\CLSID @ = “" + CLSID + "”",
                        "HKCU\\Software\\Classes\\CLSID\\" + CLSID + "\\InprocServer32 @ = “" + x64 + "”",
                        "HKCU\\Software\\Classes\\CLSID\\" + CLSID + "\\InprocServer32 @ThreadingModel = “Apartment”",
                        "HKCU\\Software\\Classes\\Wow6432Node\\CLSID\\" + CLSID + "\\InprocServer32 @ = “" + x86 + "”");
        assertThat(x64).isNotEqualTo(x86);
    }

    @Test
    void outlookLoadsTheAddinAtItsStart() {
        assertThat(lines)
                .contains(
                        ADDIN + " @LoadBehavior = 3",
                        ADDIN + " @FriendlyName = “CRM Bridge for Outlook”",
                        "HKCU\\Software\\Microsoft\\Office\\16.0\\Outlook\\Resiliency\\DoNotDisableAddinList"
                                + " @CrmBridge.Addin = 1");
    }

    @Test
    void theSinksLeadToTheTypeLibrary() {
        assertThat(lines)
                .contains(
                        "HKCU\\Software\\Classes\\CrmBridge.ItemsSink\\CLSID @ ="
                                + " “{B35ADA2E-A28B-4CCF-AE40-E1FE574E76C4}”",
                        "HKCU\\Software\\Classes\\TypeLib\\{3AA9598A-3988-4C15-B93D-3AA756980E3F}\\1.0\\0\\win64 @ = “"
                                + Plans.FOLDER.eventLibrary() + "”");
    }

    @Test
    void theServiceStartsAtLogOnOnlyWhenWanted() {
        assertThat(lines).anyMatch(line -> line.contains("CurrentVersion\\Run @CRM Bridge"));
        assertThat(SetupPlan.of(Plans.fewer()).values())
                .noneMatch(value -> value.key().path().endsWith("Run"));
    }

    @Test
    void onlyKeysOfTheUserAreWrittenAndNoneTwice() {
        List<PlannedValue> values = SetupPlan.of(Plans.choices()).values();
        assertThat(values).extracting(value -> value.key().root()).containsOnly(RegistryKey.Root.USER);
        assertThat(values).extracting(value -> value.key() + "@" + value.name()).doesNotHaveDuplicates();
    }
}
