package dev.crmbridge.bridge.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.bridge.registry.InMemoryRegistry;
import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.registry.RegistryValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstallerTest {
    private static final RegistryKey RUN = RegistryKey.user("Software\\Microsoft\\Windows\\CurrentVersion\\Run");
    private static final RegistryKey RESILIENCY = AddinIdentity.resiliencyKey("16.0");
    private static final List<String> OFFICE = List.of("16.0");

    private final InMemoryRegistry registry = new InMemoryRegistry()
            .with(RUN, "Another", "another.exe")
            .with(RESILIENCY.child("DoNotDisableAddinList"), "Another.Addin", 1)
            .with(RegistryKey.user("Software\\Classes\\CLSID"), "", "");

    private final Installer installer = new Installer(registry);
    private final SetupPlan plan = SetupPlan.of(Plans.choices());

    @Test
    void whatIsPlannedIsThereAfterwards() {
        installer.install(plan, OFFICE);
        assertThat(plan.values())
                .allSatisfy(value ->
                        assertThat(registry.value(value.key(), value.name())).contains(value.value()));
        assertThat(installer.isInstalled()).isTrue();
    }

    @Test
    void aSecondRunChangesNothing() {
        installer.install(plan, OFFICE);
        Set<String> once = registry.lines();

        assertThat(installer.install(plan, OFFICE)).extracting(Change::kind).containsOnly(Change.Kind.UNCHANGED);
        assertThat(registry.lines()).isEqualTo(once);
    }

    @Test
    void takingItBackLeavesExactlyWhatWasThereBefore() {
        Set<String> before = registry.lines();
        installer.install(plan, OFFICE);
        installer.install(SetupPlan.of(Plans.fewer()), OFFICE);
        installer.uninstall();

        assertThat(registry.lines()).isEqualTo(before);
        assertThat(installer.isInstalled()).isFalse();
        assertThat(installer.uninstall()).isEmpty();
    }

    @Test
    void whatOthersPutIntoOurKeysStaysAndIsNamed() {
        installer.install(plan, OFFICE);
        registry.with(AddinIdentity.ADDIN_KEY, "Foreign", 1);

        assertThat(installer.uninstall())
                .contains(new Change(Change.Kind.KEY_KEPT, AddinIdentity.ADDIN_KEY, ""))
                .noneMatch(change -> change.name().equals("Foreign"));
        assertThat(registry.number(AddinIdentity.ADDIN_KEY, "Foreign")).contains(1);
    }

    @Test
    void whatAnotherChoiceNoLongerNeedsIsRemoved() {
        installer.install(plan, OFFICE);

        assertThat(installer.install(SetupPlan.of(Plans.fewer()), OFFICE))
                .contains(new Change(Change.Kind.REMOVED, RUN, "CRM Bridge"));
        assertThat(registry.text(RUN, "CRM Bridge")).isEmpty();
        assertThat(registry.values(AddinIdentity.serverKey(Bitness.X86))).isEmpty();
        assertThat(registry.text(RUN, "Another")).contains("another.exe");
    }

    @Test
    void anAddinThatOutlookSwitchedOffIsAllowedAgainAndOthersAreLeft() {
        registry.with(AddinIdentity.ADDIN_KEY, "LoadBehavior", 2)
                .with(
                        RESILIENCY.child("DisabledItems"),
                        "1A2B",
                        entry("c:\\crm bridge\\native\\x64\\CRMBRIDGE-ADDIN.DLL"))
                .with(RESILIENCY.child("CrashingAddinList"), "3C4D", entry("CrmBridge.Addin"))
                .with(RESILIENCY.child("DisabledItems"), "5E6F", entry("c:\\other\\other.dll"));

        assertThat(installer.install(plan, OFFICE))
                .contains(
                        new Change(Change.Kind.REPLACED, AddinIdentity.ADDIN_KEY, "LoadBehavior"),
                        new Change(Change.Kind.ALLOWED_AGAIN, RESILIENCY.child("DisabledItems"), "1A2B"),
                        new Change(Change.Kind.ALLOWED_AGAIN, RESILIENCY.child("CrashingAddinList"), "3C4D"));
        assertThat(registry.values(RESILIENCY.child("DisabledItems"))).containsOnlyKeys("5E6F");
        assertThat(registry.number(AddinIdentity.ADDIN_KEY, "LoadBehavior")).contains(3);
    }

    @Test
    void aRunThatWasCutOffAnywhereCanBeTakenBack() {
        Set<String> before = registry.lines();
        int writes = plan.values().size() + 2;
        for (int survived = 0; survived < writes; survived++) {
            Registry failing = failingAfter(survived);
            assertThatThrownBy(() -> new Installer(failing).install(plan, OFFICE))
                    .isInstanceOf(PowerCut.class);
            installer.uninstall();
            assertThat(registry.lines()).isEqualTo(before);
        }
    }

    private Registry failingAfter(int writes) {
        int[] left = {writes};
        return (Registry) Proxy.newProxyInstance(
                Registry.class.getClassLoader(), new Class<?>[] {Registry.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("write") && left[0]-- == 0) {
                        throw new PowerCut();
                    }
                    try {
                        return method.invoke(registry, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static RegistryValue entry(String text) {
        byte[] header = {1, 0, 0, 0, 50, 0, 0, 0};
        return new RegistryValue.Binary(HexFormat.of().formatHex(header)
                + HexFormat.of().formatHex((text + "\0").getBytes(StandardCharsets.UTF_16LE)));
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
