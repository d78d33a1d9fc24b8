package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.TASK;
import static dev.crmbridge.crm.dataverse.Fixture.failure;
import static dev.crmbridge.crm.dataverse.Fixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.dataverse.ScriptedServer.Received;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dataverse returns a column that the user may not read without value, just as an empty one. */
class SecuredColumnsTest {
    private static final Set<String> COLUMNS = Set.of("subject", "description", "category");
    private ScriptedServer server;
    private DataverseCrm testSubject;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        testSubject = Fixture.crm(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static String row(String category) {
        return "{\"@odata.etag\":\"W/\\\"7\\\"\",\"activityid\":\"" + TASK.id()
                + "\",\"subject\":\"Call back\",\"description\":null,\"category\":" + category + "}";
    }

    private static boolean isAboutColumns(Received request) {
        return request.path().endsWith("EntityDefinitions(LogicalName='task')/Attributes");
    }

    @Test
    void aSecuredColumnWithoutValueIsNotSaidToBeEmpty() {
        server.answer(request -> isAboutColumns(request)
                ? Reply.json(200, "{\"value\":[{\"LogicalName\":\"description\"}]}")
                : Reply.json(200, row("null")));

        CrmRow row = ok(testSubject.read(TASK, COLUMNS, false));
        ok(testSubject.read(TASK, COLUMNS, false));

        assertThat(row.values()).containsOnlyKeys("subject", "category").containsEntry("category", CrmValue.NONE);
        assertThat(server.received().stream().filter(SecuredColumnsTest::isAboutColumns))
                .as("asked once")
                .singleElement()
                .satisfies(request -> assertThat(request.query()).contains("$filter=IsSecured eq true"));
    }

    @Test
    void nobodyIsAskedWhileAllColumnsHaveValues() {
        server.answer(Reply.json(200, row("\"Sales\"").replace("\"description\":null", "\"description\":\"Soon\"")));

        assertThat(ok(testSubject.read(TASK, COLUMNS, false)).values()).hasSize(3);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRowIsNotReadWhileNobodySaysWhichColumnsAreSecured() {
        server.answer(request -> isAboutColumns(request)
                ? Reply.error(403, "0x80040220", "missing prvReadAttribute")
                : Reply.json(200, row("null")));

        assertThat(failure(testSubject.read(TASK, COLUMNS, false))).isInstanceOf(CrmFailure.Denied.class);
    }
}
