package dev.crmbridge.bridge.registry;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.WINDOWS, disabledReason = "there is a registry on Windows only")
class WindowsRegistryTest extends RegistryContract {
    @Override
    Registry registry() {
        return WindowsRegistry.ofThisComputer().orElseThrow();
    }
}
