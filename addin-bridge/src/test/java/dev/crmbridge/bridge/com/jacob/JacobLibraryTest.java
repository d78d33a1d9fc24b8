package dev.crmbridge.bridge.com.jacob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JacobLibraryTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFileIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> JacobLibrary.find(java("amd64", "64"), folder))
                .isInstanceOf(LibraryUnusable.class)
                .hasMessageContaining(folder.resolve("jacob-1.21-x64.dll").toString())
                .hasMessageContaining(JacobLibrary.DLL);
        assertThatThrownBy(() -> JacobLibrary.find(java("x86", "32"), folder))
                .hasMessageContaining("jacob-1.21-x86.dll");
    }

    @Test
    void aChangedFileIsNotLoaded() throws Exception {
        Files.writeString(folder.resolve("jacob-1.21-x64.dll"), "something else");

        assertThatThrownBy(() -> JacobLibrary.find(java("amd64", "64"), folder))
                .isInstanceOf(LibraryUnusable.class)
                .hasMessageContaining("is not the file that was delivered");
    }

    @Test
    void aFileThatWasExchangedOnPurposeIsTakenWithItsChecksum() throws Exception {
        Path own = Files.writeString(folder.resolve("own.dll"), "my own build");
        Properties java = java("amd64", "64");
        java.setProperty(JacobLibrary.DLL, own.toString());
        java.setProperty(
                JacobLibrary.CHECKSUM,
                HexFormat.of()
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(own))));
        JacobLibrary found = JacobLibrary.find(java, folder);
        found.announce(java);

        assertThat(found.dll()).isEqualTo(own);
        assertThat(java)
                .containsEntry("jacob.dll.path", own.toString())
                .containsEntry("com.jacob.autogc", "false")
                .containsEntry("com.jacob.com.Variant.PutInROT", "false");
    }

    @Test
    void aJavaForArmIsRefusedInWords() {
        assertThatThrownBy(() -> JacobLibrary.find(java("aarch64", "64"), folder))
                .isInstanceOf(LibraryUnusable.class)
                .hasMessageContaining("ARM");
    }

    private static Properties java(String architecture, String bits) {
        Properties properties = new Properties();
        properties.setProperty("os.arch", architecture);
        properties.setProperty("sun.arch.data.model", bits);
        return properties;
    }
}
