package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void anAccountThatCameWithALaterVersionIsCreatedAndOneThatWasDeletedStaysDeleted() throws IOException {
        String token;
        try (TestCrm crm = new TestCrm(folder)) {
            token = crm.crm().tokens().getOrDefault("seller", "");
            for (String account : new String[] {"noappend", "readonly"}) {
                assertThat(crm.delete("admin", "systemusers(" + crm.userId(account) + ")")
                                .status())
                        .as(account)
                        .isEqualTo(204);
            }
        }
        Path file = folder.resolve("crm-tokens.json");
        Files.writeString(file, Files.readString(file).replaceAll("\"noappend\":\"[^\"]*\",?", ""));

        try (TestCrm crm = new TestCrm(folder)) {
            assertThat(crm.crm().tokens()).containsEntry("seller", token);
            assertThat(crm.get("noappend", "WhoAmI").status()).isEqualTo(200);
            assertThat(crm.post("noappend", "tasks", "{\"subject\":\"x\"}").status())
                    .isEqualTo(204);
            assertThat(crm.get("readonly", "WhoAmI").status()).isEqualTo(401);
        }
    }
}
