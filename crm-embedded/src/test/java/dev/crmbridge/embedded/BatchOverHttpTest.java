package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchOverHttpTest {
    @TempDir
    Path directory;

    private TestCrm crm;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private Answer batch(String contentType, String body, String... prefer) {
        String[] headers = prefer.length == 0
                ? new String[] {"Content-Type", contentType}
                : new String[] {"Content-Type", contentType, "Prefer", prefer[0]};
        return crm.post("seller", "$batch", body, headers);
    }

    private String changeset(String second) {
        return """

                --dwa_batch_1
                Content-Type: multipart/mixed;boundary=changeset_9

                --changeset_9
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 1

                POST %stasks HTTP/1.1
                Content-Type: application/json

                {"subject":"first"}

                --changeset_9
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 2

                PATCH $1 HTTP/1.1
                Content-Type: application/json

                %s

                --changeset_9--

                --dwa_batch_1
                Content-Type: application/http
                Content-Transfer-Encoding: binary

                GET %stasks?$filter=subject ne 'none'&$orderby=subject asc&$select=subject,description HTTP/1.1
                Accept: application/json

                --dwa_batch_1--
                """.formatted(crm.api(), second, crm.api());
    }

    @Test
    void aChangesetWithReferencesIsAppliedAndAnsweredInTheStrictForm() {
        Answer answer = batch("multipart/mixed;boundary=dwa_batch_1", changeset("{\"description\":\"second\"}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("multipart/mixed; boundary=batchresponse_");
        String[] lines = answer.text().split("\r\n", -1);
        assertThat(lines[0]).startsWith("--batchresponse_");
        assertThat(lines[1]).startsWith("Content-Type: multipart/mixed; boundary=changesetresponse_");
        assertThat(lines[2]).isEmpty();
        assertThat(lines[3]).startsWith("--changesetresponse_");
        assertThat(answer.text())
                .contains("Content-ID: 1\r\n", "HTTP/1.1 204 No Content\r\n", "HTTP/1.1 200 OK\r\n")
                .contains("\"subject\":\"first\",\"description\":\"second\"")
                .containsPattern("OData-EntityId: \\S+\\([0-9a-f-]{36}\\)\r\n")
                .endsWith("--\r\n");
    }

    @Test
    void aFailingChangesetLeavesNothingAndStopsTheBatch() {
        Answer answer = batch(
                "multipart/mixed; boundary=\"dwa_batch_1\"",
                changeset("{\"nonsense\":1}").replace("\n", "\r\n"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("boundary=changesetresponse_", "Content-ID: 2", "0x80048d19")
                .doesNotContain("Content-ID: 1", "200 OK");
        assertThat(crm.get("seller", "tasks/$count").text()).isEqualTo("0");
    }

    @Test
    void continuingAnswersEveryPart() {
        Answer answer =
                batch("multipart/mixed;boundary=dwa_batch_1", changeset("{\"nonsense\":1}"), "odata.continue-on-error");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("HTTP/1.1 400 Bad Request", "HTTP/1.1 200 OK");
    }

    @Test
    void anUnknownReferenceIsNamed() {
        Answer answer =
                batch("multipart/mixed;boundary=dwa_batch_1", changeset("{}").replace("PATCH $1", "PATCH $7"));
        assertThat(answer.text()).contains("Content-ID Reference: '$7' does not exist in the batch context.");
    }

    @Test
    void aBodyThatIsNoBatchIsRefused() {
        assertThat(batch("multipart/mixed;boundary=other", changeset("{}")).status())
                .isEqualTo(400);
        assertThat(batch("application/json", "{}").message()).contains("multipart/mixed");
    }
}
