package dev.crmbridge.bridge.com.jacob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryLookTest {
    @Test
    void theTextOfAValueIsReadWhateverItsNameIsCalled() {
        assertThat(RegistryLook.value("\r\nHKEY_CLASSES_ROOT\\X\\CLSID\r\n    (Standard)    REG_SZ    {1-2}\r\n\r\n"))
                .contains("{1-2}");
        assertThat(RegistryLook.value(
                        "HKEY_CURRENT_USER\\Control Panel\\International\r\n    sList    REG_SZ    ;\r\n"))
                .contains(";");
        assertThat(RegistryLook.value("ERROR: The system was unable to find the key"))
                .isEmpty();
    }
}
