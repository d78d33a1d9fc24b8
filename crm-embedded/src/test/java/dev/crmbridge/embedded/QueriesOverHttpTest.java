package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesOverHttpTest {
    @TempDir
    Path directory;

    private TestCrm crm;
    private String account;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
        account = crm.post("admin", "accounts", "{\"name\":\"Müller & Söhne\",\"accountnumber\":\"A/1\"}")
                .id();
        for (int i = 0; i < 7; i++) {
            crm.post(
                    "seller",
                    "tasks",
                    "{\"subject\":\"Step " + i + "\",\"prioritycode\":" + i % 3
                            + (i % 2 == 0
                                    ? ",\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + account + ")\""
                                    : "")
                            + "}");
        }
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private List<String> subjects(String query, String... headers) {
        Answer answer = crm.get("seller", query, headers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("value").findValuesAsString("subject");
    }

    @Test
    void filtersSortsAndLimits() {
        assertThat(subjects("tasks?$select=subject&$filter=prioritycode eq 1&$orderby=subject desc"))
                .containsExactly("Step 4", "Step 1");
        assertThat(subjects("tasks?$orderby=subject&$top=2")).containsExactly("Step 0", "Step 1");
        assertThat(subjects("tasks?$filter=contains(subject,'STEP 3') or subject eq 'step 5'&$orderby=subject"))
                .containsExactly("Step 3", "Step 5");
        assertThat(subjects("tasks?$filter=_regardingobjectid_value eq " + account + " and not endswith(subject,'0')"))
                .hasSize(3);
        assertThat(subjects("tasks?$filter=startswith(regardingobjectid_account_task/name,'MÜLLER')"))
                .hasSize(4);
    }

    @Test
    void aMisspeltOptionIsRefusedByNameAndNotLeftOut() {
        for (String path : List.of(
                "tasks?$filtr=prioritycode eq 1",
                "tasks?$select=subject&%24Filter=prioritycode eq 1",
                "tasks/$count?$filtr=prioritycode eq 1",
                "accounts(" + account + ")?$selct=name",
                "accounts(" + account + ")/Account_Tasks?$ordrby=subject",
                "EntityDefinitions?$filtr=LogicalName eq 'task'")) {
            Answer answer = crm.get("seller", path);
            String option = path.replaceAll(".*(?:\\$|%24)(\\w+)=.*", "\\$$1");
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("0x80060888");
            assertThat(answer.message()).contains("'" + option + "'").contains("$filter");
        }
    }

    @Test
    void namesWithoutDollarAndAliasesMeanNothingAndAreTaken() {
        assertThat(subjects("tasks?$filter=prioritycode eq @p&@p=1&@unused=2&tag=x&filtr=y"))
                .hasSize(2);
    }

    @Test
    void queryFunctionsWork() {
        assertThat(
                        subjects(
                                "tasks?$filter=Microsoft.Dynamics.CRM.In(PropertyName='prioritycode',PropertyValues=[\"0\",\"2\"])"))
                .hasSize(5);
        assertThat(subjects("tasks?$filter=Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')"))
                .hasSize(7);
        assertThat(subjects(
                        "tasks?$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName='modifiedon',PropertyValue=1)"))
                .hasSize(7);
        assertThat(
                        subjects(
                                "tasks?$filter=Microsoft.Dynamics.CRM.OnOrAfter(PropertyName='createdon',PropertyValue='2026-03-03')"))
                .isEmpty();
    }

    @Test
    void parameterAliasesAreReplaced() {
        assertThat(subjects("tasks?$filter=subject eq @p1&@p1='Step 6'")).containsExactly("Step 6");
    }

    @Test
    void pagesAreStableAndKeepTheClientsAddress() {
        String url = crm.api().replace("127.0.0.1", "localhost").replace("v9.2", "v9.1")
                + "tasks?$select=subject&$orderby=prioritycode desc&$count=true";
        List<String> seen = new ArrayList<>();
        int pages = 0;
        while (!url.isEmpty()) {
            Answer answer = crm.get("seller", url, "Prefer", "odata.maxpagesize=3");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().get("@odata.count").asInt()).isEqualTo(7 + pages);
            seen.addAll(answer.json().get("value").findValuesAsString("subject"));
            url = answer.json().path("@odata.nextLink").asString("");
            if (!url.isEmpty()) {
                assertThat(url)
                        .startsWith(crm.api().replace("127.0.0.1", "localhost").replace("v9.2", "v9.1"));
                crm.post("seller", "tasks", "{\"subject\":\"Newer " + pages + "\",\"prioritycode\":2}");
            }
            pages++;
        }
        assertThat(seen).contains("Step 0", "Step 1", "Step 2", "Step 3", "Step 4", "Step 5", "Step 6");
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    @Test
    void countsAsPlainText() {
        Answer answer = crm.get("seller", "tasks/$count?$filter=prioritycode eq 0");
        assertThat(answer.text()).isEqualTo("3");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void expandsBothDirections() {
        Answer single = crm.get(
                "seller", "tasks?$filter=subject eq 'Step 0'&$expand=regardingobjectid_account_task($select=name)");
        assertThat(single.json()
                        .get("value")
                        .get(0)
                        .get("regardingobjectid_account_task")
                        .get("name")
                        .asString())
                .isEqualTo("Müller & Söhne");
        Answer many = crm.get(
                "seller",
                "accounts(" + account
                        + ")?$expand=Account_Tasks($select=subject;$filter=prioritycode eq 0;$orderby=subject)");
        assertThat(many.json().get("Account_Tasks").findValuesAsString("subject"))
                .containsExactly("Step 0", "Step 6");
    }

    @Test
    void thePointerShowsAllKindsOfActivities() {
        crm.post("seller", "phonecalls", "{\"subject\":\"Ring\"}");
        Answer answer = crm.get(
                "seller",
                "activitypointers?$filter=activitytypecode eq 'phonecall'",
                "Prefer",
                "odata.include-annotations=\"*\"");
        assertThat(answer.json().get("value")).hasSize(1);
        assertThat(answer.json()
                        .get("value")
                        .get(0)
                        .get("activitytypecode@OData.Community.Display.V1.FormattedValue")
                        .asString())
                .isEqualTo("Phone Call");
    }

    @Test
    void lambdasLookIntoCollections() {
        assertThat(crm.get("seller", "accounts?$filter=Account_Tasks/any(t:t/prioritycode eq 1)")
                        .json()
                        .get("value"))
                .hasSize(1);
        assertThat(crm.get("seller", "accounts?$filter=Account_Tasks/all(t:t/prioritycode eq 1)")
                        .json()
                        .get("value"))
                .isEmpty();
    }

    @Test
    void wrongNamesTypesAndSyntaxAreNamed() {
        assertThat(crm.get("seller", "tasks?$select=nonsense").message())
                .isEqualTo("Could not find a property named 'nonsense' on type 'Microsoft.Dynamics.CRM.task'.");
        assertThat(crm.get("seller", "tasks?$filter=subject eq 5").message()).contains("incompatible types");
        Answer syntax = crm.get("seller", "tasks?$filter=subject eq");
        assertThat(syntax.status()).isEqualTo(400);
        assertThat(syntax.message()).contains("position 10");
        assertThat(crm.get("seller", "nonsense").status()).isEqualTo(404);
        assertThat(crm.get("seller", "nonsense").code()).isEqualTo("0x8006088A");
        assertThat(crm.patch("seller", "tasks", "{}").status()).isEqualTo(405);
        assertThat(crm.get("seller", "tasks?$apply=aggregate($count as n)").status())
                .isEqualTo(501);
    }

    @Test
    void singleColumnsCanBeReadWrittenAndEmptied() {
        String id = crm.post("seller", "tasks", "{\"subject\":\"One\",\"description\":\"text\"}")
                .id();
        String column = "tasks(" + id + ")/description";
        assertThat(crm.get("seller", column).json().get("value").asString()).isEqualTo("text");
        assertThat(crm.get("seller", column + "/$value").text()).isEqualTo("text");
        assertThat(crm.send("seller", "PUT", column, "{\"value\":\"new\"}").status())
                .isEqualTo(204);
        assertThat(crm.delete("seller", column).status()).isEqualTo(204);
        assertThat(crm.get("seller", column).status()).isEqualTo(204);
        String nav = "tasks(" + id + ")/regardingobjectid_account_task/$ref";
        assertThat(crm.send("seller", "PUT", nav, "{\"@odata.id\":\"" + crm.api() + "accounts(" + account + ")\"}")
                        .status())
                .isEqualTo(204);
        assertThat(crm.get("seller", nav).json().get("@odata.id").asString())
                .isEqualTo(crm.api() + "accounts(" + account + ")");
        assertThat(crm.delete("seller", nav).status()).isEqualTo(204);
        assertThat(crm.get("seller", nav).status()).isEqualTo(204);
    }

    @Test
    void aRowIsFoundByAnAlternateKeyWithASlash() {
        Answer answer = crm.get("seller", "accounts(accountnumber='A%2F1')?$select=name");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("name").asString()).isEqualTo("Müller & Söhne");
        assertThat(crm.get("seller", "accounts(accountnumber='none')").code()).isEqualTo("0x80060891");
        assertThat(crm.get("seller", "accounts(name='none')").code()).isEqualTo("0x80060890");
    }

    @Test
    void partiesAreWrittenAlongAndReplacedAsAWhole() {
        String me = crm.userId("seller");
        Answer created = crm.post(
                "seller",
                "appointments",
                "{\"subject\":\"Meet\",\"scheduledstart\":\"2026-03-05T09:00:00Z\",\"scheduledend\":\"2026-03-05T10:00:00Z\","
                        + "\"appointment_activity_parties\":[{\"partyid_systemuser@odata.bind\":\"/systemusers(" + me
                        + ")\",\"participationtypemask\":7},{\"addressused\":\"x@y.example\",\"participationtypemask\":5}]}");
        assertThat(created.status()).as(created.text()).isEqualTo(204);
        String parties = "appointments(" + created.id() + ")/appointment_activity_parties";
        assertThat(masks(parties)).containsExactlyInAnyOrder("5", "7", "9");
        Answer replaced = crm.send(
                "seller",
                "PUT",
                parties,
                "{\"value\":[{\"addressused\":\"z@y.example\",\"participationtypemask\":6}]}");
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(204);
        assertThat(masks(parties)).containsExactlyInAnyOrder("6", "9");
    }

    private List<String> masks(String path) {
        return crm.get("seller", path).json().get("value").findValuesAsString("participationtypemask");
    }
}
