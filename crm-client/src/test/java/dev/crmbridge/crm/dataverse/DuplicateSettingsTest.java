package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The organization's switches for duplicate detection, and what is read of compared columns for people. */
@Timeout(60)
class DuplicateSettingsTest {
    private ScriptedServer server;
    private DataverseCrm testSubject;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        testSubject = new DataverseCrm(Fixture.settings(server), new RequestCounter());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theSwitchesAreColumnsOfTheOneOrganization() {
        server.answer(Reply.json(200, """
                {"value": [{"organizationid": "00000000-0000-0001-0000-000000000001",
                  "isduplicatedetectionenabled": true,
                  "isduplicatedetectionenabledforonlinecreateupdate": false,
                  "isduplicatedetectionenabledforofflinesync": true}]}"""));

        assertThat(ok(testSubject.detectionSwitches())).isEqualTo(new DetectionSwitches(true, false, true));

        assertThat(server.last().path()).isEqualTo("/api/data/v9.2/organizations");
    }

    @Test
    void aSwitchThatIsNotToldIsOn() {
        server.answer(Reply.json(200, "{\"value\": [{\"isduplicatedetectionenabled\": false}]}"));

        assertThat(ok(testSubject.detectionSwitches())).isEqualTo(new DetectionSwitches(false, true, true));
    }

    @Test
    void anOrganizationThatIsNotShownIsAFailureAndNoAnswer() {
        server.answer(Reply.json(200, "{\"value\": []}"));

        assertThat(testSubject.detectionSwitches()).isInstanceOf(CrmResult.Failed.class);
    }

    @Test
    void aChoiceComesWithItsLabelAndANumberWithoutOne() {
        UUID id = new UUID(5, 5);
        server.answer(Reply.json(200, """
                {"@odata.etag": "W/\\"7\\"", "activityid": "%s", "prioritycode": 2,
                 "prioritycode@OData.Community.Display.V1.FormattedValue": "High",
                 "actualdurationminutes": 1500,
                 "actualdurationminutes@OData.Community.Display.V1.FormattedValue": "1,500"}""".formatted(id)));

        CrmRow row =
                ok(testSubject.read(new RecordRef("task", id), Set.of("prioritycode", "actualdurationminutes"), false));

        assertThat(row.labels()).containsExactly(Map.entry("prioritycode", "High"));
    }
}
