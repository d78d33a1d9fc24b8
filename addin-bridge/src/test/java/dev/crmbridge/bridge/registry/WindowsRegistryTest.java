package dev.crmbridge.bridge.registry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Also under Wine, in a JVM of Windows. */
@Tag("com-inside")
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "there is a registry on Windows only")
class WindowsRegistryTest extends RegistryContract {
    @Override
    Registry registry() {
        return WindowsRegistry.ofThisComputer().orElseThrow();
    }
}
