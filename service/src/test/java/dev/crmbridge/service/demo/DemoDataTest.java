package dev.crmbridge.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.service.security.KnownCrmTokens;
import dev.crmbridge.service.wiring.CrmConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for the CRM, imported to one that runs with the rules it begins with. */
class DemoDataTest {
    @TempDir
    Path folder;

    private CrmPart part;
    private Crm crm;

    @BeforeEach
    void start() {
        part = CrmPart.start(
                folder.resolve("demo"), OptionalInt.of(0), false, new KnownCrmTokens(folder.resolve("known")), false);
        crm = CrmConnection.open(part.pages(), part.adminToken(), false).crm();
    }

    @AfterEach
    void stop() {
        part.close();
    }

    private List<String> imported(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("people.csv"), content);
        return DemoData.read(List.of(file), ZoneOffset.UTC).fill(part);
    }

    private int contacts() {
        CrmResult<?> rows = crm.rows("contact", Set.of("lastname"), null, 100);
        return ((List<?>) ((CrmResult.Ok<?>) rows).value()).size();
    }

    private void turn(String column, boolean on) throws Exception {
        Identity identity = ((CrmResult.Ok<Identity>) crm.whoAmI()).value();
        HttpRequest change = HttpRequest.newBuilder(
                        URI.create(part.api() + "/organizations(" + identity.organization() + ")"))
                .header("Authorization", "Bearer " + part.adminToken())
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"" + column + "\":" + on + "}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(change, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void everyRowIsImportedUntilTheOrganizationDecidesOtherwise() throws Exception {
        assertThat(imported("last name,email\nAlder,ann@example.com\nOlder,ANN@example.com\n"))
                .isEmpty();
        assertThat(contacts()).isEqualTo(2);
    }

    @Test
    void aCrmThatChecksImportsKeepsLikelyDuplicatesOut() throws Exception {
        turn("isduplicatedetectionenabledforimport", true);

        List<String> report = imported("last name,email\nAlder,ann@example.com\nOlder,ANN@example.com\n");

        assertThat(report).hasSize(2);
        assertThat(report.get(1)).contains("line 3", "contact “Alder”");
        assertThat(contacts()).isEqualTo(1);
    }

    @Test
    void theSwitchOfTheOrganizationDecides() throws Exception {
        String twice = "last name,email\nAlder,ann@example.com\nOlder,ANN@example.com\n";
        turn("isduplicatedetectionenabledforimport", true);
        turn("isduplicatedetectionenabledforonlinecreateupdate", false);
        assertThat(imported(twice)).hasSize(2);

        turn("isduplicatedetectionenabledforimport", false);
        assertThat(imported(twice)).isEmpty();
        assertThat(contacts()).isEqualTo(2);
    }

    @Test
    void withDetectionOffAsAWholeNothingIsLeftOut() throws Exception {
        turn("isduplicatedetectionenabledforimport", true);
        turn("isduplicatedetectionenabled", false);
        assertThat(imported("last name,email\nAlder,ann@example.com\nOlder,ANN@example.com\n"))
                .isEmpty();
        assertThat(contacts()).isEqualTo(2);
    }
}
