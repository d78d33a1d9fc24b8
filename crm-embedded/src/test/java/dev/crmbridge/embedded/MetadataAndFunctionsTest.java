package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MetadataAndFunctionsTest {
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

    @Test
    void tableNamesAreFoundTheWayThePythonClientAsks() {
        Answer answer = crm.get(
                "seller",
                crm.api()
                        + "EntityDefinitions?%24select=LogicalName%2CEntitySetName%2CPrimaryIdAttribute&%24filter=LogicalName+eq+%27task%27");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode task = answer.json().get("value").get(0);
        assertThat(task.get("EntitySetName").asString()).isEqualTo("tasks");
        assertThat(task.get("PrimaryIdAttribute").asString()).isEqualTo("activityid");
        assertThat(task.has("MetadataId")).isTrue();
        assertThat(task.has("IsActivity")).isFalse();
    }

    @Test
    void picklistsComeWithOptionsAndWithoutStates() {
        Answer answer = crm.get(
                "seller",
                "EntityDefinitions(LogicalName='task')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
                        + "?$select=LogicalName&$expand=OptionSet($select=Options)");
        assertThat(answer.json().get("value").findValuesAsString("LogicalName")).containsExactly("prioritycode");
        JsonNode low = answer.json()
                .get("value")
                .get(0)
                .get("OptionSet")
                .get("Options")
                .get(0);
        assertThat(low.get("Value").asInt()).isZero();
        assertThat(low.get("Label").get("UserLocalizedLabel").get("Label").asString())
                .isEqualTo("Low");
    }

    @Test
    void aTableWithoutPicklistsAnswersAnEmptyList() {
        Answer answer = crm.get(
                "seller",
                "EntityDefinitions(LogicalName='businessunit')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("value")).isEmpty();
    }

    @Test
    void statusOptionsNameTheirState() {
        Answer answer = crm.get(
                "seller",
                "EntityDefinitions(LogicalName='appointment')/Attributes/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet");
        JsonNode options = answer.json().get("value").get(0).get("OptionSet").get("Options");
        assertThat(options.get(4).get("Value").asInt()).isEqualTo(5);
        assertThat(options.get(4).get("State").asInt()).isEqualTo(3);
    }

    @Test
    void definitionsCanBeFilteredByEnumerationAndManagedProperty() {
        assertThat(crm.get(
                                "seller",
                                "EntityDefinitions?$select=LogicalName&$filter=OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned' and IsDuplicateDetectionEnabled/Value eq true")
                        .json()
                        .get("value")
                        .findValuesAsString("LogicalName"))
                .contains("account", "task")
                .doesNotContain("systemuser", "duplicaterule");
    }

    @Test
    void relationshipsNameBothNavigationProperties() {
        Answer answer = crm.get(
                "seller",
                "EntityDefinitions(LogicalName='task')/ManyToOneRelationships?$filter=ReferencedEntity eq 'account'");
        JsonNode one = answer.json().get("value").get(0);
        assertThat(one.get("ReferencingEntityNavigationPropertyName").asString())
                .isEqualTo("regardingobjectid_account_task");
        assertThat(one.get("ReferencedEntityNavigationPropertyName").asString()).isEqualTo("Account_Tasks");
    }

    @Test
    void definitionsCannotBeWritten() {
        Answer answer = crm.post("admin", "EntityDefinitions", "{}");
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).isNotEmpty();
    }

    @Test
    void theMetadataDocumentIsWellFormed() throws Exception {
        Answer answer = crm.get("seller", "$metadata");
        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("EntitySet").getLength()).isGreaterThan(20);
    }

    @Test
    void privilegesAndAccessOfAUserAreTold() {
        String me = crm.userId("seller");
        Answer all = crm.get("seller", "systemusers(" + me + ")/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()");
        assertThat(all.json().get("RolePrivileges").findValuesAsString("PrivilegeName"))
                .contains("prvReadActivity", "prvCreateActivity", "prvAppendToAccount");
        String task = crm.post("seller", "tasks", "{\"subject\":\"x\"}").id();
        Answer access = crm.get(
                "seller",
                "systemusers(" + me
                        + ")/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p1)?@p1={\"@odata.id\":\"tasks("
                        + task + ")\"}");
        assertThat(access.json().get("AccessRights").asString()).contains("ReadAccess", "WriteAccess", "DeleteAccess");
    }

    @Test
    void manyRowsAreCreatedUpdatedAndDeletedAtOnce() {
        Answer created = crm.post(
                "seller",
                "tasks/Microsoft.Dynamics.CRM.CreateMultiple",
                "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.task\",\"subject\":\"a\"},{\"@odata.type\":\"#Microsoft.Dynamics.CRM.task\",\"subject\":\"b\"}]}");
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        String first = created.json().get("Ids").get(0).asString();
        assertThat(crm.post(
                                "seller",
                                "tasks/Microsoft.Dynamics.CRM.UpdateMultiple",
                                "{\"Targets\":[{\"activityid\":\"" + first + "\",\"subject\":\"changed\"}]}")
                        .status())
                .isEqualTo(204);
        assertThat(crm.post(
                                "seller",
                                "accounts/Microsoft.Dynamics.CRM.UpsertMultiple",
                                "{\"Targets\":[{\"@odata.id\":\"accounts(accountnumber='N1')\",\"name\":\"New\"}]}")
                        .status())
                .isEqualTo(204);
        assertThat(crm.get("seller", "accounts(accountnumber='N1')")
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("New");
        Answer deleted = crm.post(
                "seller",
                "BulkDelete",
                "{\"JobName\":\"x\",\"QuerySet\":[{\"EntityName\":\"task\",\"Criteria\":{\"Conditions\":[{\"AttributeName\":\"activityid\",\"Operator\":\"In\",\"Values\":[{\"Value\":\""
                        + first + "\",\"Type\":\"System.Guid\"}]}]}}]}");
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
        assertThat(crm.get(
                                "seller",
                                "asyncoperations(" + deleted.json().get("JobId").asString() + ")")
                        .json()
                        .get("statuscode")
                        .asInt())
                .isEqualTo(30);
        assertThat(crm.get("seller", "tasks/$count").text()).isEqualTo("1");
    }
}
