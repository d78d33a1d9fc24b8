package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.failure;
import static dev.crmbridge.crm.dataverse.Fixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnsweredPairsTest {
    private static final String CODE = "0123456789abcdef0123456789abcdef";

    private ScriptedServer server;
    private DataverseCrm crm;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        crm = Fixture.crm(server);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static String line(int number) {
        return "{\"Record\":{\"@odata.type\":\"#Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + new UUID(1, number)
                + "\"},\"Other\":{\"@odata.type\":\"#Microsoft.Dynamics.CRM.lead\",\"leadid\":\"" + new UUID(2, number)
                + "\"},\"AnsweredBy\":null,\"DuplicateRuleId\":\"" + new UUID(3, number) + "\",\"Matchcode\":\"" + CODE
                + "\"}";
    }

    private static AnsweredPair pair(int number) {
        return new AnsweredPair(
                new RecordRef("contact", new UUID(1, number)),
                new RecordRef("lead", new UUID(2, number)),
                new UUID(3, number),
                CODE);
    }

    @Test
    void allPagesAreRead() {
        server.answer(request -> request.path().contains("PageNumber=1,")
                ? Reply.json(200, "{\"MoreRecords\":true,\"NotDuplicates\":[" + line(1) + "," + line(2) + "]}")
                : Reply.json(200, "{\"MoreRecords\":false,\"NotDuplicates\":[" + line(3) + "]}"));

        assertThat(ok(crm.notDuplicates())).containsExactly(pair(1), pair(2), pair(3));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aCrmWithoutTheFunctionIsAskedOnce() {
        server.answer(Reply.error(404, "0x80060888", "Resource not found for the segment 'RetrieveNotDuplicates'."));

        assertThat(ok(crm.notDuplicates())).isEmpty();
        assertThat(ok(crm.notDuplicates())).isEmpty();

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void whatDoesNotComeFromACrmSaysNothingAboutItsFunctions() {
        server.answer(Reply.of(404, "text/html", "<html>not here</html>"));
        assertThat(failure(crm.notDuplicates())).isInstanceOf(CrmFailure.Unexpected.class);

        server.answer(Reply.json(200, "{\"MoreRecords\":false,\"NotDuplicates\":[" + line(1) + "]}"));
        assertThat(ok(crm.notDuplicates())).containsExactly(pair(1));
    }

    @Test
    void aFailedPageFailsTheWholeReading() {
        server.answer(request -> request.path().contains("PageNumber=1,")
                ? Reply.json(200, "{\"MoreRecords\":true,\"NotDuplicates\":[" + line(1) + "]}")
                : Reply.error(503, "0x80044150", "busy"));

        assertThat(failure(crm.notDuplicates())).isInstanceOf(CrmFailure.Retry.class);
    }

    @Test
    void aPairWithoutItsRecordsIsADamagedAnswer() {
        server.answer(Reply.json(200, "{\"NotDuplicates\":[{\"Record\":{},\"Other\":{}}]}"));

        assertThat(failure(crm.notDuplicates()).code()).isEqualTo("no-id");
    }
}
